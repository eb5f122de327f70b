import { evaluate } from "../../../sandbox/aws/iam/evaluate.ts";
import { account, type Role } from "./roles.ts";

/** A token of GitHub's, as far as STS looks into it. */
export type Token = Record<string, string>;

/** Condition keys that STS makes of a token of GitHub's; what else it says cannot be asked for (AWS, January 2026). */
export const ISSUER = "token.actions.githubusercontent.com";
export const askable = [
  "aud",
  "sub",
  "actor",
  "actor_id",
  "enterprise_id",
  "environment",
  "job_workflow_ref",
  "ref",
  "repository",
  "repository_id",
  "workflow",
];

export const OWNER = { name: "octo-org", id: "123456" };
export const REPOSITORY = { name: "kloverbuy", id: "456789" };

/** As a job of ours gets it on `main`; `changed` says what is another's. */
export function token(environment: string, workflow: string, changed: Token = {}): Token {
  const names = `${OWNER.name}/${REPOSITORY.name}`;
  return {
    iss: `https://${ISSUER}`,
    aud: "sts.amazonaws.com",
    sub: `repo:${names}:environment:${environment}`,
    actor: "octocat",
    actor_id: "583231",
    environment,
    event_name: "push",
    job_workflow_ref: `${names}/.github/workflows/${workflow}@refs/heads/main`,
    ref: "refs/heads/main",
    repository: names,
    repository_id: REPOSITORY.id,
    repository_owner: OWNER.name,
    repository_owner_id: OWNER.id,
    workflow: "deploy",
    ...changed,
  };
}

/** What STS decides about AssumeRoleWithWebIdentity, the token's signature being right. */
export function takes(role: Role, given: Token): boolean {
  const provider = `arn:aws:iam::${account}:oidc-provider/${String(given.iss).replace("https://", "")}`;
  const context = Object.fromEntries(
    Object.entries(given)
      .filter(([claim]) => askable.includes(claim))
      .map(([claim, value]) => [`${ISSUER}:${claim}`, value]),
  );
  const question = { action: "sts:AssumeRoleWithWebIdentity", resource: role.arn, context };
  return evaluate(
    { policies: [], resource: role.trust, consent: true },
    { principal: { kind: "federated", provider }, ...question },
  ).allowed;
}
