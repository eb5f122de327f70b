import type { Environment } from "../config/environment.ts";

export const ISSUER = "token.actions.githubusercontent.com";
/** What configure-aws-credentials asks GitHub to write into the token. */
export const AUDIENCE = "sts.amazonaws.com";

/** A job of ours in GitHub: the environment that it names and the files under .github/workflows/ that it may stand in. */
export interface Job {
  environment: string;
  workflows: string[];
}

/**
 * A caller with a token of GitHub's for exactly this job. Every condition must hold, and each is compared as a whole.
 *
 * - STS has offered claims beside `aud` and `sub` as condition keys since January 2026:
 *   https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/
 * - Repositories made, renamed or opted in since 2026-07-15 have `OWNER@ID/REPO@ID` in `sub`, older ones `OWNER/REPO`:
 *   https://docs.github.com/en/actions/reference/security/oidc (read in November 2026). `OWNER-ID/REPO-ID` stood
 *   there for a while (github/docs, pull request 43939, reverted); another owner could have that very name, but not our
 *   `repository_id`.
 */
export function githubTrust({ account, identity: { github } }: Environment, { environment, workflows }: Job): string {
  const { owner, ownerId, repository, repositoryId, branch } = github;
  const ref = `refs/heads/${branch}`;
  const spellings = [
    `${owner}/${repository}`,
    `${owner}@${ownerId}/${repository}@${repositoryId}`,
    `${owner}-${ownerId}/${repository}-${repositoryId}`,
  ];
  const claims = {
    aud: AUDIENCE,
    sub: spellings.map((spelling) => `repo:${spelling}:environment:${environment}`),
    repository_id: repositoryId,
    environment,
    // A workflow of another branch may call a file of this one: then only `ref` tells.
    ref,
    job_workflow_ref: workflows.map((file) => `${owner}/${repository}/.github/workflows/${file}@${ref}`),
  };
  return trust({
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${ISSUER}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${ISSUER}:${claim}`, value])),
    },
  });
}

export const hostTrust = () => trust({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" });

export const peopleTrust = (people: string[]) => trust({ Principal: { AWS: people }, Action: "sts:AssumeRole" });

/** Seconds since MFA was given: an hour is a piece of work; a session of this morning is not. The role's own session has one hour too. */
const FRESH = "3600";

/**
 * Named people with MFA of the last hour. It is asked for here, not in the role's policy: no session of a role tells of MFA, so
 * a denial there would bind for ever. No `IfExists`: what lets in needs the keys, and a long-lived key has none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html (read in November 2026)
 */
export const freshMfaTrust = (people: string[]) =>
  trust({
    Principal: { AWS: people },
    Action: "sts:AssumeRole",
    Condition: {
      Bool: { "aws:MultiFactorAuthPresent": "true" },
      NumericLessThan: { "aws:MultiFactorAuthAge": FRESH },
    },
  });

const trust = (statement: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "Trusted", Effect: "Allow", ...statement }] });
