import { ConfigError } from "./error.ts";
import { overlap, parseCidr } from "./parts/cidr.ts";
import { production } from "./production.ts";
import { refusals, Values } from "./schema.ts";
import { staging } from "./staging.ts";

export { ConfigError };

/** AWS's own example number: put yours here before the first apply. Each environment may have an account of its own. */
const account = "123456789012";

export interface Environment extends Values {
  names: {
    artifactBucket: string;
    imageBucket: string;
    logBucket: string;
    backupBucket: string;
    database: string;
    /** The Auto Scaling group, its launch template, balancer and targets. */
    fleet: string;
    releaseDocument: string;
    statusDocument: string;
    /** Prefix of the log groups: `<logs>/access`, ... */
    logs: string;
    releaseTopic: string;
    /** What the CloudWatch agents read. */
    agentParameter: string;
    /** The alarm that a bake asks. */
    harmAlarm: string;
  };
  /** What makes a host a member of the environment's fleet. */
  fleetTag: { key: string; value: string };
}

/** Checks an environment's values and derives its names. Throws ConfigError with a sentence for every wrong value. */
export function environment(values: Values): Environment {
  const which = `stacks/config, environment '${String(values.name)}'`;
  const read = Values.safeParse(values);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `'${issue.path.join(".")}' ${issue.message}`);
    throw new ConfigError(`${which}: ${wrong.join("; ")}.`);
  }
  const refused = refusals(read.data);
  if (refused.length > 0) throw new ConfigError(`${which}: ${refused.join("; ")}.`);
  const { name } = read.data;
  // Bucket names are shared by all of AWS; the account's number makes ours our own.
  const bucket = (what: string) => {
    const made = `kloverbuy-${name}-${what}-${read.data.account}`;
    if (made.length <= 63) return made;
    throw new ConfigError(`${which}: 'name' makes the bucket name ${made}, longer than S3's 63: shorten it.`);
  };
  const fleet = `kloverbuy-${name}`;
  if (fleet.length > 32) {
    throw new ConfigError(`${which}: 'name' makes the balancer's name ${fleet}, longer than AWS's 32: shorten it.`);
  }
  return {
    ...read.data,
    names: {
      artifactBucket: bucket("artifacts"),
      imageBucket: bucket("images"),
      logBucket: bucket("logs"),
      backupBucket: bucket("backups"),
      database: `kloverbuy-${name}`,
      fleet,
      releaseDocument: `kloverbuy-${name}-release`,
      statusDocument: `kloverbuy-${name}-status`,
      logs: `/kloverbuy/${name}`,
      releaseTopic: `kloverbuy-${name}-releases`,
      agentParameter: `/kloverbuy/${name}/agent`,
      harmAlarm: `kloverbuy-${name}-harm`,
    },
    fleetTag: { key: "kloverbuy:environment", value: name },
  };
}

/** Networks that overlap could never be joined, by peering or a VPN. Throws ConfigError. */
export function apart(environments: readonly Environment[]): readonly Environment[] {
  for (const [at, one] of environments.entries()) {
    for (const other of environments.slice(at + 1)) {
      const [mine, theirs] = [parseCidr(one.network.cidr), parseCidr(other.network.cidr)];
      if (mine && theirs && overlap(mine, theirs)) {
        throw new ConfigError(
          `stacks/config: the 'network.cidr' of '${one.name}' (${one.network.cidr}) overlaps that of '${other.name}' ` +
            `(${other.network.cidr}): give one of them other addresses.`,
        );
      }
    }
  }
  return environments;
}

export const environments = apart([production, staging].map((values) => environment({ ...values, account })));
