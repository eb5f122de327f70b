import * as z from "zod";
import { EnvironmentName, Region } from "../../schema/pipeline-entry.ts";
import * as compute from "./parts/compute.ts";
import * as database from "./parts/database.ts";
import * as identity from "./parts/identity.ts";
import * as messaging from "./parts/messaging.ts";
import * as monitoring from "./parts/monitoring.ts";
import * as network from "./parts/network.ts";
import * as storage from "./parts/storage.ts";

/** Each part says what differs between environments, and what of it cannot stand. */
const parts = { network, compute, database, storage, identity, monitoring, messaging };

export const Values = z.strictObject({
  name: EnvironmentName,
  /** Applying with another account's credentials fails before anything is made. */
  account: z.string().regex(/^[0-9]{12}$/, "is not an AWS account number (12 digits, in quotes)"),
  region: Region,
  /** Nothing here that holds data can be destroyed by a slip, and nothing has a single point of failure. */
  protected: z.boolean(),
  network: network.Values,
  compute: compute.Values,
  database: database.Values,
  storage: storage.Values,
  identity: identity.Values,
  monitoring: monitoring.Values,
  messaging: messaging.Values,
});
export type Values = z.infer<typeof Values>;

/** A sentence for each value that is right by itself but not beside the others. */
export function refusals(values: Values): string[] {
  const each = (name: keyof typeof parts) =>
    // Each part reads its own values, which its own schema has checked.
    (parts[name].refusals as (values: unknown, isProtected: boolean) => string[])(values[name], values.protected).map(
      (sentence) => `'${name}.${sentence}`,
    );
  const own =
    values.name === "production" && !values.protected
      ? ["'protected' is false; production must not be destroyed by a slip: set it to true"]
      : [];
  return [...own, ...(Object.keys(parts) as (keyof typeof parts)[]).flatMap(each)];
}
