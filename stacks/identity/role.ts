import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { type RoleName, rolePath, roleTitle, withinBoundary } from "../config/role-names.ts";
import { policyText, type Statement } from "./statement.ts";

export interface Described {
  description: string;
  /** The trust policy. */
  trust: string;
  statements: Statement[];
  /** By their word in names: policies that several roles have, or that do not fit into the role's own. */
  attached?: Record<string, IamPolicy>;
  /** Longest session, in hours; AWS's own default is one. */
  hours?: number;
  /** False: only an administrator may change it. */
  bounded: boolean;
}

/** A role with a policy of its own, so that a plan shows every permission that a change adds. */
export function makeRole(stack: TerraformStack, environment: Environment, name: RoleName, role: Described): IamRole {
  const { description, trust, statements, attached = {}, hours = 1, bounded } = role;
  const id = name.replace("-", "_");
  const made = new IamRole(stack, `${id}_role`, {
    name: roleTitle(environment, name),
    description,
    assumeRolePolicy: trust,
    maxSessionDuration: hours * 3600,
    path: rolePath(environment),
    ...(bounded && withinBoundary(environment)),
  });
  new IamRolePolicy(stack, `${id}_policy`, { name, role: made.name, policy: policyText(statements) });
  for (const [title, { arn }] of Object.entries(attached)) {
    new IamRolePolicyAttachment(stack, `${id}_${title}`, { role: made.name, policyArn: arn });
  }
  return made;
}

/** A policy by itself may have 6,144 characters; the own ones of a role have 10,240 together. */
export const makePolicy = (
  stack: TerraformStack,
  environment: Environment,
  title: string,
  { description, statements }: { description: string; statements: Statement[] },
): IamPolicy =>
  new IamPolicy(stack, title, {
    name: `kloverbuy-${environment.name}-${title}`,
    path: rolePath(environment),
    description,
    policy: policyText(statements),
  });
