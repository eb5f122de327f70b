import type { Environment } from "../config.ts";
import { roleArn } from "../identity/names.ts";

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

/** Roles that a run of the pipeline, or a host, can have: whoever stole one still cannot do what is denied to them here. */
export const pipelineRoles = (environment: Pick<Environment, "name" | "account">): string[] =>
  (["host", "build", "deploy", "pipeline", "backup"] as const).map((role) => roleArn(environment, role));

/** True for a session without MFA, and for one that cannot have it (GitHub's, a host's). */
export const withoutMfa: Condition = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
