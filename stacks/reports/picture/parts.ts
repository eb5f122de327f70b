import { PictureError, type Stack } from "./stack.ts";

/** The parts of stacks/, by the beginning of the names of what they make. */
const parts: Record<string, string[]> = {
  network: [
    ...["aws_vpc", "aws_subnet", "aws_route", "aws_internet_gateway", "aws_nat_gateway", "aws_eip", "aws_flow_log"],
    ...["aws_security_group", "aws_default_security_group"],
  ],
  compute: ["aws_lb", "aws_autoscaling", "aws_launch_template", "aws_acm", "aws_route53"],
  database: ["aws_db"],
  storage: ["aws_s3", "aws_kms"],
  identity: ["aws_iam", "aws_secretsmanager"],
  monitoring: ["aws_cloudwatch", "aws_budgets"],
  messaging: ["aws_sns", "aws_pinpointsmsvoicev2"],
  commands: ["aws_ssm"],
};

/** How many resources each part of a stack has. Throws PictureError for a type that belongs to none. */
export function counts({ resource }: Stack): Record<string, number> {
  const found = Object.fromEntries(Object.keys(parts).map((part) => [part, 0]));
  for (const [type, byName] of Object.entries(resource)) {
    const part = Object.keys(parts).find((one) => parts[one]?.some((start) => `${type}_`.startsWith(`${start}_`)));
    if (part === undefined)
      throw new PictureError(`stacks/reports/picture/parts.ts has no part for ${type}: add it to one.`);
    found[part] = (found[part] ?? 0) + Object.keys(byName).length;
  }
  return found;
}

export const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
