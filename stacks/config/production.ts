import type { Values } from "./schema.ts";

export const production: Omit<Values, "account"> = {
  name: "production",
  region: "eu-central-1",
  protected: true,
  network: {},
  compute: {},
  database: {},
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
  identity: {},
  monitoring: {},
  messaging: {},
};
