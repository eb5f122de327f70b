import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Keys } from "../storage/keys.ts";

/** Where everything is written: made before what writes there, so that nothing is ever kept unencrypted or for ever. */
export interface Logs {
  /** Nginx's access log, one JSON object a line. */
  access: CloudwatchLogGroup;
  nginx: CloudwatchLogGroup;
  app: CloudwatchLogGroup;
  /** release.log: what the pipeline did on a host. */
  release: CloudwatchLogGroup;
  system: CloudwatchLogGroup;
  flow: CloudwatchLogGroup;
}

/** `/kloverbuy/<environment>/<what>`; a host writes a stream of its own, named by its instance id. */
export function makeLogs(stack: TerraformStack, { names, monitoring }: Environment, keys: Keys): Logs {
  const group = (what: keyof Logs) =>
    new CloudwatchLogGroup(stack, `${what}_log`, {
      name: `${names.logs}/${what}`,
      retentionInDays: monitoring.retentionDays[what],
      kmsKeyId: keys.records.arn,
    });
  return {
    access: group("access"),
    nginx: group("nginx"),
    app: group("app"),
    release: group("release"),
    system: group("system"),
    flow: group("flow"),
  };
}
