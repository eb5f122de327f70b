import type { Values } from "./schema.ts";

export const staging: Omit<Values, "account"> = {
  name: "staging",
  region: "eu-central-1",
  protected: false,
  network: { cidr: "10.30.0.0/16", zones: ["a", "b", "c"], nat: "single" },
  compute: {
    // AWS's own example names: yours go here before the first apply.
    domain: "staging.shop.example.com",
    hostedZoneId: "Z0123456789EXAMPLE",
    instanceType: "t3a.medium",
    volumeGigabytes: 20,
    hosts: { min: 2, desired: 2, max: 4 },
    cpuPercent: 60,
    drainSeconds: 30,
    maxHostDays: 30,
  },
  database: {
    version: "8.0",
    upgrade: "in-place",
    class: "db.t4g.medium",
    multiAz: false,
    deletionProtection: false,
    backupDays: 3,
    backupWindow: "01:00-02:00",
    maintenanceWindow: "sat:03:00-sat:04:00",
    storage: 20,
    maxStorage: 100,
    slowSeconds: 1,
    monitoringSeconds: 0,
    insights: "standard",
    logDays: 14,
  },
  storage: {
    artifacts: { noncurrentDays: 14, infrequentAfterDays: 30 },
    images: { noncurrentDays: 14, infrequentAfterDays: 30, archiveAfterDays: 90 },
    logs: {
      noncurrentDays: 7,
      infrequentAfterDays: 30,
      archive: { afterDays: 60, class: "GLACIER_IR" },
      expireAfterDays: 150,
    },
    backups: {
      noncurrentDays: 7,
      lock: { mode: "GOVERNANCE", days: 7 },
      archive: { afterDays: 7, class: "GLACIER_IR" },
      expireAfterDays: 97,
    },
  },
  identity: {
    // GitHub's own example names and numbers: `gh api repos/OWNER/REPO --jq '.owner.id, .id'` says yours.
    github: {
      owner: "octo-org",
      ownerId: "123456",
      repository: "kloverbuy",
      repositoryId: "456789",
      branch: "main",
    },
    people: {
      operators: ["arn:aws:iam::123456789012:user/people/operator"],
      administrators: ["arn:aws:iam::123456789012:user/people/administrator"],
    },
  },
  monitoring: {
    retentionDays: { access: 14, nginx: 14, app: 14, release: 30, system: 14, flow: 7 },
    thresholds: {
      errorPercent: 10,
      leastRequests: 20,
      p95Seconds: 3,
      slowSeconds: 5,
      slowPercent: 20,
      appErrors: 50,
      hostCpuPercent: 85,
      memoryPercent: 85,
      diskPercent: 80,
      databaseCpuPercent: 80,
      databaseConnections: 150,
      databaseFreeGigabytes: 4,
      databaseFreeMemoryMegabytes: 256,
      certificateDays: 21,
    },
    budget: { monthlyUsd: 400, emails: ["owner@example.com"] },
  },
  messaging: {
    subscriptions: {
      alerts: [],
      releases: [],
      orders: [],
    },
    sms: { origination: null, monthlyUsd: 20 },
  },
};
