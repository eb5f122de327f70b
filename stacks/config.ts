import * as z from "zod";
import { EnvironmentName, Region } from "../actions/lib/environment.ts";

/** A value of an environment cannot stand; the sentence names it. */
export class ConfigError extends Error {}

const days = (least: number, most: number) => z.int().min(least).max(most);

const Values = z.strictObject({
  name: EnvironmentName,
  /** Applying with another account's credentials fails before anything is made. */
  account: z.string().regex(/^[0-9]{12}$/, "is not an AWS account number (12 digits, in quotes)"),
  region: Region,
  /** Terraform refuses every plan that would destroy the key that all stored releases are encrypted with. */
  protected: z.boolean(),
  artifacts: z.strictObject({
    /** Former versions of moved keys (current.json, the lease, journals) and of whatever was deleted. */
    noncurrentDays: days(1, 3650),
    /** Releases become cheaper to keep and as quick to read; S3 takes no less than 30 days. */
    infrequentAfterDays: days(30, 3650),
  }),
});
type Values = z.infer<typeof Values>;

export interface Environment extends Values {
  names: { artifactBucket: string; releaseDocument: string; statusDocument: string };
  /** What makes a host a member of the environment's fleet. */
  fleetTag: { key: string; value: string };
}

/** Checks an environment's values and derives its names. Throws ConfigError with a sentence for every wrong value. */
export function environment(values: Values): Environment {
  const which = `stacks/config.ts, environment '${String(values.name)}'`;
  const read = Values.safeParse(values);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `'${issue.path.join(".")}' ${issue.message}`);
    throw new ConfigError(`${which}: ${wrong.join("; ")}.`);
  }
  const { name, account } = read.data;
  // Bucket names are shared by all of AWS; the account's number makes ours our own.
  const artifactBucket = `kloverbuy-${name}-artifacts-${account}`;
  if (artifactBucket.length > 63) {
    throw new ConfigError(`${which}: 'name' makes the bucket name ${artifactBucket}, longer than S3's 63: shorten it.`);
  }
  if (name === "production" && !read.data.protected) {
    throw new ConfigError(
      `${which}: 'protected' is false; production must not be destroyed by a slip: set it to true.`,
    );
  }
  return {
    ...read.data,
    names: {
      artifactBucket,
      releaseDocument: `kloverbuy-${name}-release`,
      statusDocument: `kloverbuy-${name}-status`,
    },
    fleetTag: { key: "kloverbuy:environment", value: name },
  };
}

/** AWS's own example number: put yours here before the first apply. Each environment may have an account of its own. */
const account = "123456789012";

export const environments: readonly Environment[] = [
  environment({
    name: "production",
    account,
    region: "eu-central-1",
    protected: true,
    artifacts: { noncurrentDays: 90, infrequentAfterDays: 90 },
  }),
  environment({
    name: "staging",
    account,
    region: "eu-central-1",
    protected: false,
    artifacts: { noncurrentDays: 14, infrequentAfterDays: 30 },
  }),
];
