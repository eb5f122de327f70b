import type { Values } from "./schema.ts";

export const production: Omit<Values, "account"> = {
  name: "production",
  region: "eu-central-1",
  protected: true,
  network: { cidr: "10.20.0.0/16", zones: ["a", "b", "c"], nat: "per-zone" },
  compute: {
    // AWS's own example names: yours go here before the first apply.
    domain: "shop.example.com",
    hostedZoneId: "Z0123456789EXAMPLE",
    instanceType: "c6a.large",
    volumeGigabytes: 30,
    hosts: { min: 3, desired: 3, max: 12 },
    cpuPercent: 60,
    drainSeconds: 60,
    maxHostDays: 30,
  },
  database: {
    version: "8.0",
    upgrade: "in-place",
    class: "db.m6g.large",
    multiAz: true,
    deletionProtection: true,
    backupDays: 14,
    backupWindow: "01:00-02:00",
    maintenanceWindow: "sun:03:00-sun:04:00",
    storage: 100,
    maxStorage: 500,
    slowSeconds: 1,
    monitoringSeconds: 60,
    insights: "standard",
    logDays: 90,
  },
  storage: {
    artifacts: { noncurrentDays: 90, infrequentAfterDays: 90 },
    images: { noncurrentDays: 90, infrequentAfterDays: 90, archiveAfterDays: 365 },
    logs: {
      noncurrentDays: 7,
      infrequentAfterDays: 30,
      archive: { afterDays: 90, class: "GLACIER" },
      expireAfterDays: 400,
    },
    backups: {
      noncurrentDays: 35,
      lock: { mode: "COMPLIANCE", days: 35 },
      archive: { afterDays: 35, class: "GLACIER" },
      expireAfterDays: 400,
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
    retentionDays: { access: 90, nginx: 90, app: 90, release: 365, system: 90, flow: 30 },
    thresholds: {
      errorPercent: 2,
      leastRequests: 50,
      p95Seconds: 1.5,
      slowSeconds: 3,
      slowPercent: 5,
      appErrors: 10,
      hostCpuPercent: 85,
      memoryPercent: 85,
      diskPercent: 80,
      databaseCpuPercent: 80,
      databaseConnections: 500,
      databaseFreeGigabytes: 20,
      databaseFreeMemoryMegabytes: 1024,
      certificateDays: 21,
    },
    budget: { monthlyUsd: 1500, emails: ["owner@example.com"] },
  },
  messaging: {
    subscriptions: {
      alerts: [{ protocol: "email", endpoint: "alerts@example.com" }],
      releases: [{ protocol: "email", endpoint: "releases@example.com" }],
      orders: [],
    },
    sms: { origination: null, monthlyUsd: 200 },
  },
};
