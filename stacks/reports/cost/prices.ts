/** One price of AWS's list for eu-central-1 (Frankfurt), in dollars without tax. */
export interface Price {
  dollars: number;
  per: string;
  /** Where it can be looked up. */
  page: string;
  /** When and where it was seen; absent: from memory, not looked up. */
  seen?: string;
}

const ec2 = "aws.amazon.com/ec2/pricing/on-demand/";
const ebs = "aws.amazon.com/ebs/pricing/";
const vpc = "aws.amazon.com/vpc/pricing/";
const link = "aws.amazon.com/privatelink/pricing/";
const elb = "aws.amazon.com/elasticloadbalancing/pricing/";
const rds = "aws.amazon.com/rds/mysql/pricing/";
const s3 = "aws.amazon.com/s3/pricing/";
const kms = "aws.amazon.com/kms/pricing/";
const logs = "aws.amazon.com/cloudwatch/pricing/";
const secrets = "aws.amazon.com/secrets-manager/pricing/";
const texts = "aws.amazon.com/end-user-messaging/pricing/";

const hour = (dollars: number, page: string): Price => ({ dollars, per: "hour", page });
const month = (dollars: number, page: string): Price => ({ dollars, per: "month", page });
const gigabyte = (dollars: number, page: string): Price => ({ dollars, per: "GB", page });
const kept = (dollars: number, page: string): Price => ({ dollars, per: "GB-month", page });

/** Hosts, by instance type. */
export const HOSTS: Record<string, Price> = {
  "t3.small": hour(0.024, ec2),
  "t3.medium": hour(0.048, ec2),
  "t3a.small": hour(0.0216, ec2),
  "t3a.medium": hour(0.0432, ec2),
  "c6a.large": hour(0.0873, ec2),
  "c6a.xlarge": hour(0.1746, ec2),
  "c6a.2xlarge": hour(0.3492, ec2),
};

/** Databases in one zone, by class. */
export const DATABASES: Record<string, Price> = {
  "db.t4g.medium": hour(0.074, rds),
  "db.t4g.large": hour(0.149, rds),
  "db.m6g.large": hour(0.178, rds),
  "db.m6g.xlarge": hour(0.356, rds),
  "db.m6g.2xlarge": hour(0.712, rds),
  "db.m7g.large": hour(0.19, rds),
  "db.m7g.xlarge": hour(0.38, rds),
  "db.m7g.2xlarge": hour(0.76, rds),
  "db.r6g.large": hour(0.252, rds),
  "db.r6g.xlarge": hour(0.504, rds),
  "db.r7g.large": hour(0.28, rds),
  "db.r7g.xlarge": hour(0.56, rds),
};

/** What the standby of a Multi-AZ database costs besides is the same again. */
export const PRICES = {
  extendedSupport: {
    dollars: 0.122,
    per: "vCPU-hour",
    page: rds,
    seen: "2026-11, in a public copy of the list's entry EUC1-ExtendedSupport:Yr1-Yr2 for MySQL 5.7",
  },
  insightsAdvanced: { dollars: 0.0125, per: "vCPU-hour", page: logs },
  databaseStorage: kept(0.137, rds),
  databaseBackup: kept(0.103, rds),
  secret: month(0.4, secrets),
  volume: kept(0.0952, ebs),
  balancer: hour(0.027, elb),
  balancerCapacity: hour(0.008, elb),
  publicAddress: hour(0.005, vpc),
  nat: hour(0.052, vpc),
  natTraffic: gigabyte(0.052, vpc),
  endpoint: hour(0.012, link),
  endpointTraffic: gigabyte(0.01, link),
  trafficOut: gigabyte(0.09, ec2),
  standard: kept(0.0245, s3),
  infrequent: kept(0.0135, s3),
  glacierInstant: kept(0.005, s3),
  glacierFlexible: kept(0.0045, s3),
  writes: { dollars: 0.0054, per: "1,000 requests", page: s3 },
  key: month(1, kms),
  keyUse: { dollars: 0.03, per: "10,000 requests", page: kms },
  logIngest: gigabyte(0.63, logs),
  logKept: kept(0.0324, logs),
  metric: month(0.3, logs),
  alarm: month(0.1, logs),
  compositeAlarm: month(0.5, logs),
  text: { dollars: 0.1, per: "text to Germany", page: texts },
  number: month(10, texts),
} satisfies Record<string, Price>;

/** Hours of a month, as AWS's calculator takes it. */
export const HOURS = 730;

/** Rounded as far as prices that were not looked up allow: no cents, and from $100 on no single dollars. */
export function dollars(amount: number): string {
  if (amount < 1) return "under $1";
  return `$${amount < 100 ? Math.round(amount) : Math.round(amount / 10) * 10}`;
}
