import { compile, type Decision, evaluate, type Policy } from "../../../sandbox/aws/iam/evaluate.ts";
import { resources, type Stack, synthesize } from "../synthesis.ts";

/** A role of the synthesized JSON as IAM would know it. */
export interface Role {
  arn: string;
  policies: Policy[];
  boundary: Policy | undefined;
  trust: Policy;
  /** Longest session. */
  hours: number;
  /** The trust's text. */
  source: string;
  /** Sid, Effect and the rest of each statement of its policies. */
  statements: Record<string, unknown>[];
}

export const account = "123456789012";
export const region = "eu-central-1";
export const keyArn = (name: string) => `arn:aws:kms:${region}:${account}:key/${name}`;

/** What Terraform would put in place of a reference. */
function resolved(stack: Stack, text: string): string {
  return text.replace(/\$\{(\w+)\.(\w+)\.(\w+)\}/g, (whole, type: string, name: string, attribute: string) => {
    const one = stack.resource[type]?.[name];
    if (one === undefined) throw new Error(`${whole} means no resource of the stack.`);
    if (attribute === "arn") return arnOf(type, name, one);
    const value = one[attribute];
    if (typeof value !== "string") throw new Error(`${whole} is not known before apply.`);
    return value;
  });
}

function arnOf(type: string, name: string, one: Record<string, unknown>): string {
  if (type === "aws_kms_key") return keyArn(name);
  if (type === "aws_s3_bucket") return `arn:aws:s3:::${one.bucket}`;
  if (type === "aws_secretsmanager_secret")
    return `arn:aws:secretsmanager:${region}:${account}:secret:${one.name}-AbCdEf`;
  if (type === "aws_iam_role") return `arn:aws:iam::${account}:role${one.path}${one.name}`;
  if (type === "aws_iam_policy") return `arn:aws:iam::${account}:policy${one.path}${one.name}`;
  if (type === "aws_cloudwatch_log_group") return `arn:aws:logs:${region}:${account}:log-group:${one.name}`;
  throw new Error(`The ARN of ${type}.${name} is not known here.`);
}

/** The nine roles of an environment, by their word. */
export function rolesOf(stack: Stack): Record<string, Role> {
  const environment = String(stack["//"].metadata.stackName).replace(/^kloverbuy-/, "");
  const text = (type: string, name: string) => resolved(stack, String(stack.resource[type]?.[name]?.policy));
  const roles = resources(stack, "aws_iam_role").map(([name, role]): [string, Role] => {
    const own = resources(stack, "aws_iam_role_policy")
      .filter(([, one]) => one.role === `\${aws_iam_role.${name}.name}`)
      .map(([policy]) => text("aws_iam_role_policy", policy));
    const attached = resources(stack, "aws_iam_role_policy_attachment")
      .filter(([, one]) => one.role === `\${aws_iam_role.${name}.name}`)
      .map(([, one]) => text("aws_iam_policy", String(/aws_iam_policy\.(\w+)\.arn/.exec(String(one.policy_arn))?.[1])));
    const texts = [...own, ...attached];
    const fence = /aws_iam_policy\.(\w+)\.arn/.exec(String(role.permissions_boundary))?.[1];
    const source = resolved(stack, String(role.assume_role_policy));
    const word = String(role.name).replace(`kloverbuy-${environment}-`, "");
    return [
      word,
      {
        arn: arnOf("aws_iam_role", name, role),
        policies: texts.map((one) => compile(one, word)),
        boundary: fence === undefined ? undefined : compile(text("aws_iam_policy", fence), "boundary"),
        trust: compile(source, "trust"),
        source,
        hours: Number(role.max_session_duration) / 3600,
        statements: texts.flatMap((one) => JSON.parse(one).Statement),
      },
    ];
  });
  return Object.fromEntries(roles);
}

export interface Call {
  action: string;
  resource: string;
  context?: Record<string, string>;
}

/** What the role's own policies say of a call, within its boundary. */
export function decides(role: Role, { action, resource, context = {} }: Call): Decision {
  const session = `${role.arn.replace(":iam:", ":sts:").replace(/:role\/.*\//, ":assumed-role/")}/session`;
  const principal = { kind: "aws", arn: session, role: role.arn, account } as const;
  return evaluate({ policies: role.policies, boundary: role.boundary }, { principal, action, resource, context });
}
export const allows = (role: Role, call: Call): boolean => decides(role, call).allowed;

/** Every environment's roles, once for a file of tests. */
export function allRoles(): Record<string, Record<string, Role>> {
  const stacks = Object.entries(synthesize()).filter(
    ([, stack]) => stack.resource.aws_autoscaling_group || stack.resource.aws_ssm_document,
  );
  return Object.fromEntries(stacks.map(([name, stack]) => [name.replace(/^kloverbuy-/, ""), rolesOf(stack)]));
}
