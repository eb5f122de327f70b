import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Keys } from "../storage/keys.ts";

/**
 * Where the app finds its own login to the database, with no right beyond its tables. An administrator fills it once: its value
 * is in no state and no plan.
 */
export const appSecret = (stack: TerraformStack, { name }: Environment, keys: Keys) =>
  new SecretsmanagerSecret(stack, "app_secret", {
    name: `kloverbuy/${name}/app`,
    description: "The app's own login to the database; filled by an administrator",
    kmsKeyId: keys.data.arn,
    recoveryWindowInDays: 30,
  });
