import type { Values } from "./schema.ts";

export const staging: Omit<Values, "account"> = {
  name: "staging",
  region: "eu-central-1",
  protected: false,
  network: {},
  compute: {},
  database: {},
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
  identity: {},
  monitoring: {},
  messaging: {},
};
