import type { Environment } from "./environment.ts";

/** One role a job; `pipeline` is build and deploy in one step (the root action). */
export const roleNames = [
  "host",
  "build",
  "deploy",
  "pipeline",
  "backup",
  "infrastructure-plan",
  "infrastructure-apply",
  "operator",
  "administrator",
] as const;
export type RoleName = (typeof roleNames)[number];

type Named = Pick<Environment, "name" | "account">;

/** An environment's roles have a path of their own, so that a pattern for `staging` never means `staging-2` too. */
export const rolePath = ({ name }: Pick<Named, "name">) => `/kloverbuy/${name}/`;
export const roleTitle = ({ name }: Pick<Named, "name">, role: RoleName) => `kloverbuy-${name}-${role}`;

/** What `aws:PrincipalArn` says of a session of the role. */
export const roleArn = (environment: Named, role: RoleName) =>
  `arn:aws:iam::${environment.account}:role${rolePath(environment)}${roleTitle(environment, role)}`;

/** Of every environment of the account; infrastructure-apply can make such a name too, but nothing that its boundary would not stop. */
export const anyAdministrator = (account: string) =>
  `arn:aws:iam::${account}:role/kloverbuy/*/kloverbuy-*-administrator`;

/** Of the policy that boundary.ts makes, inside its stack. */
const boundaryArn = `\${aws_iam_policy.boundary.arn}`;

/** What every role has that infrastructure-apply may create or change: `new IamRole(stack, id, { ...withinBoundary(environment), ... })`. */
export const withinBoundary = (environment: Named) => ({
  path: rolePath(environment),
  permissionsBoundary: boundaryArn,
});
