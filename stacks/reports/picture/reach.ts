import { type Attributes, block, type Resource, type Resources, type Stack } from "./stack.ts";

interface Statement {
  Effect: string;
  Action: string[];
  Resource: string[];
}

/** What a role may do with something. */
export interface Reached {
  to: Resource | string;
  verb: string;
}

export const STATE = "state";

/** How each type is named in a policy: its service, and the ARN after the account. */
const ARNS: Record<string, (is: Attributes) => [string, string]> = {
  aws_s3_bucket: ({ bucket }) => ["s3", String(bucket)],
  aws_ssm_document: ({ name }) => ["ssm", `document/${name}`],
  aws_ssm_parameter: ({ name }) => ["ssm", `parameter${name}`],
  aws_sns_topic: ({ name }) => ["sns", String(name)],
  aws_cloudwatch_log_group: ({ name }) => ["logs", `log-group:${name}`],
  aws_secretsmanager_secret: ({ name }) => ["secretsmanager", `secret:${name}-`],
  aws_autoscaling_group: ({ name }) => ["autoscaling", `autoScalingGroup:*:autoScalingGroupName/${name}`],
  aws_launch_template: () => ["ec2", "instance/"],
  aws_db_instance: ({ identifier }) => ["rds", `db:${identifier}`],
  aws_cloudwatch_metric_alarm: ({ alarm_name }) => ["cloudwatch", `alarm:${alarm_name}`],
  aws_pinpointsmsvoicev2_configuration_set: ({ name }) => ["sms-voice", `configuration-set/${name}`],
};

/**
 * What a role's own and attached policies allow it, resource by resource. Denials only take away, and keys follow what they
 * encrypt, so neither is looked at. `*` names nothing; only alarms have no other name there.
 */
export function reach(all: Resources, role: Resource, state: string): Reached[] {
  const attached = all
    .naming(role, "aws_iam_role_policy_attachment")
    .flatMap(({ is }) => all.named(is, "aws_iam_policy"));
  const statements = [...all.naming(role, "aws_iam_role_policy"), ...attached].flatMap(
    ({ is }) => JSON.parse(String(is.policy)).Statement as Statement[],
  );
  return statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((pattern) => ({ action, pattern }))))
    .flatMap(({ action, pattern }) =>
      means(all, action, pattern, state).flatMap((to) => verbs(action).map((verb) => ({ to, verb }))),
    );
}

function means(all: Resources, action: string, pattern: string, state: string): (Resource | string)[] {
  if (pattern.startsWith("${")) return all.named(pattern).filter(({ type }) => type in ARNS);
  const [service = "", does] = action.split(":");
  if (pattern === "*") return does === "*" || service === "cloudwatch" ? all.every.filter(belongs(service)) : [];
  const [, , of = "", , , ...rest] = pattern.split(":");
  if (of === "s3" && within(rest.join(":"), state)) return [STATE];
  return all.every.filter((one) => belongs(of)(one) && within(rest.join(":"), ARNS[one.type]?.(one.is)[1] ?? ""));
}

const belongs =
  (service: string) =>
  ({ type, is }: Resource) =>
    ARNS[type]?.(is)[0] === service;

/** Whether a pattern means the thing itself or what is in it. */
function within(pattern: string, path: string): boolean {
  const beginning = pattern.split("*")[0] ?? "";
  return beginning.startsWith(path) || (pattern.includes("*") && path.startsWith(beginning));
}

function verbs(action: string): string[] {
  const does = action.split(":")[1] ?? "";
  if (does === "*") return ["reads", "writes"];
  if (/^(Get|List|Describe|View|Filter|StartQuery)/.test(does)) return ["reads"];
  if (does === "SendCommand") return ["runs"];
  return [does === "Publish" ? "tells" : "writes"];
}

/** The bucket of Terraform's own memory, as the backend names it. */
export const stateBucket = ({ terraform }: Stack) => String(block(block(terraform?.backend).s3).bucket);
