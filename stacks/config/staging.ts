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
  },
  identity: {},
  monitoring: {},
  messaging: {},
};
