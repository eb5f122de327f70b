/** What is not known before the first bill: a month of an environment, as we assume it. */
export interface Usage {
  /** GB to customers; AWS gives away the account's first 100. */
  out: number;
  /** The balancer's average of capacity units; one serves 25 new connections a second. */
  balancerCapacity: number;
  /** GB through all NAT gateways: packages, GitHub, all that has no endpoint. */
  nat: number;
  /** GB through all interface endpoints: logs and commands. */
  endpoints: number;
  /** GB that all log groups take in; flow logs are most of it. */
  logs: { flow: number; others: number };
  /** Figures that the agent sends of each host. */
  metricsPerHost: number;
  /** GB of each bucket, by class of storage. */
  buckets: Record<string, { standard: number; infrequent: number; glacierInstant: number; glacierFlexible: number }>;
  /** Thousands of writes to all buckets, access logs included. */
  writes: number;
  /** Tens of thousands of calls to KMS: bucket keys keep them few. */
  keyUse: number;
  /** GB of the database's backups beyond its storage's size, which is free. */
  databaseBackups: number;
  /** One-time passwords and order texts. */
  texts: number;
}

export const USAGE: Record<string, Usage> = {
  production: {
    out: 300,
    balancerCapacity: 1,
    nat: 50,
    endpoints: 20,
    logs: { flow: 10, others: 15 },
    metricsPerHost: 4,
    buckets: {
      artifacts: { standard: 10, infrequent: 10, glacierInstant: 0, glacierFlexible: 0 },
      images: { standard: 30, infrequent: 50, glacierInstant: 100, glacierFlexible: 0 },
      logs: { standard: 20, infrequent: 10, glacierInstant: 0, glacierFlexible: 30 },
      backups: { standard: 350, infrequent: 0, glacierInstant: 0, glacierFlexible: 3500 },
    },
    writes: 500,
    keyUse: 100,
    databaseBackups: 50,
    texts: 1000,
  },
  staging: {
    out: 10,
    balancerCapacity: 0.1,
    nat: 10,
    endpoints: 2,
    logs: { flow: 1, others: 2 },
    metricsPerHost: 4,
    buckets: {
      artifacts: { standard: 5, infrequent: 5, glacierInstant: 0, glacierFlexible: 0 },
      images: { standard: 5, infrequent: 0, glacierInstant: 0, glacierFlexible: 0 },
      logs: { standard: 2, infrequent: 1, glacierInstant: 1, glacierFlexible: 0 },
      backups: { standard: 20, infrequent: 0, glacierInstant: 80, glacierFlexible: 0 },
    },
    writes: 20,
    keyUse: 5,
    databaseBackups: 0,
    texts: 20,
  },
};
