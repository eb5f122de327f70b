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
  },
  identity: {},
  monitoring: {},
  messaging: {},
};
