import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";

/** Where everything is written: made before whatever writes there. */
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
