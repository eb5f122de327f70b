import type { Values } from "./schema.ts";

export const staging: Omit<Values, "account"> = {
  name: "staging",
  region: "eu-central-1",
  protected: false,
  network: {},
  compute: {},
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
  monitoring: {},
  messaging: {},
};
