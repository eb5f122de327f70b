import type { Environment } from "../config/environment.ts";
import { roleArn } from "../config/role-names.ts";

type Condition = Record<string, Record<string, string | string[]>>;

/** A statement of a policy that hangs on a resource; ARNs may be references that Terraform resolves. */
export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal: "*" | { AWS: string } | { Service: string };
  Action: string | string[];
  Resource: string | string[];
  Condition?: Condition;
}

export const policyText = (statements: Statement[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** Roles that a run of the pipeline, or a host, can have: a thief of one still cannot do what is denied to them here. */
export const pipelineRoles = (environment: Pick<Environment, "name" | "account">): string[] =>
  (["host", "build", "deploy", "pipeline", "backup"] as const).map((role) => roleArn(environment, role));

/**
 * True for a caller who has given no MFA, and for a session that cannot have it (GitHub's, a host's). No role's session tells of MFA,
 * of any person (IAM user guide, "Secure API access with MFA", read 2026-11); the administrators' roles ask for it when they
 * are taken (identity/trust.ts), so they are named.
 */
export const withoutMfa = (administrators: string): Condition => ({
  BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
  ArnNotLike: { "aws:PrincipalArn": administrators },
});

export const administratorOf = (environment: Pick<Environment, "name" | "account">): string =>
  roleArn(environment, "administrator");
