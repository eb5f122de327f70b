import type { Values } from "./schema.ts";

export const production: Omit<Values, "account"> = {
  name: "production",
  region: "eu-central-1",
  protected: true,
  network: {},
  compute: {},
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
  monitoring: {},
  messaging: {},
};
