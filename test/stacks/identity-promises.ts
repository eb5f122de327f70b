import { unavoidable } from "../../stacks/identity/unavoidable.ts";
import { rolesOf } from "./iam/roles.ts";
import type { Promised } from "./promise.ts";
import { type Attributes, resources, type Stack } from "./synthesis.ts";

interface Statement {
  Sid: string;
  Effect: string;
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, unknown>>;
}
type Texts = [attributes: Attributes, statements: Statement[]][];

/** Every policy that an identity can have, attached or not. */
const policies = (stack: Stack): Texts =>
  ["aws_iam_role_policy", "aws_iam_policy"].flatMap((type) =>
    resources(stack, type).map(([, one]) => [one, JSON.parse(String(one.policy)).Statement]),
  ) as Texts;

const statements = (stack: Stack) =>
  policies(stack).flatMap(([, all]) =>
    all.map((one) => ({ ...one, Action: [one.Action].flat(), Resource: [one.Resource].flat() })),
  );
const allowed = (stack: Stack) => statements(stack).filter(({ Effect }) => Effect === "Allow");

/** Changes the first policy: the control. */
const spoil = (change: (statement: Statement, attributes: Attributes) => void) => (stack: Stack) => {
  const [first] = policies(stack);
  if (first === undefined) return;
  const [attributes, all] = first;
  const [statement] = all;
  if (statement) change(statement, attributes);
  attributes.policy = JSON.stringify({ Version: "2012-10-17", Statement: all });
};

const APART = ["infrastructure-plan", "infrastructure-apply", "operator", "administrator"];
const isApart = (role: Attributes) => APART.some((word) => String(role.name).endsWith(`-${word}`));
const environmentOf = (stack: Stack) => String(stack["//"].metadata.stackName).replace(/^kloverbuy-/, "");

/** Whitespace does not count; the texts have none. Source: IAM and STS quotas, read in November 2026. */
const MOST = { own: 10_240, managed: 6_144, trust: 2_048 };
/** What a reference becomes: the longest, a key's ARN, has 75 characters. */
const length = (text: unknown) => String(text).replace(/\$\{[^}]*\}/g, "x".repeat(80)).length;

export const identityPromises: Promised[] = [
  {
    promise: "no permission is for every action, nor for every action of a service on everything",
    holds: (stack) =>
      statements(stack).every(({ Sid, Action, Resource }) =>
        Action.every(
          (action) =>
            /^[a-z0-9-]+:\w/.test(action) || (action.endsWith(":*") && (Sid in unavoidable || !Resource.includes("*"))),
        ),
      ),
    spoil: spoil((one) => void Object.assign(one, { Action: ["*"] })),
  },
  {
    promise: "no permission is for every resource but those that say why",
    holds: (stack) => statements(stack).every(({ Sid, Resource }) => !Resource.includes("*") || Sid in unavoidable),
    spoil: spoil((one) => void Object.assign(one, { Sid: "Anything", Resource: ["*"] })),
  },
  {
    promise: "no permission is said by what it leaves out",
    holds: (stack) => statements(stack).every((one) => !("NotAction" in one || "NotResource" in one)),
    spoil: spoil((one) => void Object.assign(one, { NotAction: ["iam:*"] })),
  },
  {
    promise: "every statement has a name that is its own within its policy",
    holds: (stack) =>
      policies(stack).every(([, all]) => {
        const sids = all.map(({ Sid }) => Sid);
        return new Set(sids).size === sids.length && sids.every((sid) => /^[A-Za-z0-9]+$/.test(sid));
      }),
    spoil: spoil((one) => void Object.assign(one, { Sid: "not a name" })),
  },
  {
    promise: "every policy fits into IAM's limits",
    holds: (stack) => {
      const own = resources(stack, "aws_iam_role").map(([name]) =>
        resources(stack, "aws_iam_role_policy")
          .filter(([, one]) => one.role === `\${aws_iam_role.${name}.name}`)
          .reduce((sum, [, one]) => sum + length(one.policy), 0),
      );
      return (
        own.every((sum) => sum <= MOST.own) &&
        resources(stack, "aws_iam_policy").every(([, one]) => length(one.policy) <= MOST.managed) &&
        resources(stack, "aws_iam_role").every(([, one]) => length(one.assume_role_policy) <= MOST.trust)
      );
    },
    spoil: spoil((one) => void one.Resource.push(..."x".repeat(6_000).split(""))),
  },
  {
    promise: "every role lies under its environment's path",
    holds: (stack) =>
      resources(stack, "aws_iam_role").every(([, one]) => one.path === `/kloverbuy/${environmentOf(stack)}/`),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_iam_role")) one.path = "/";
    },
  },
  {
    promise: "every role that the infrastructure role may change is within the boundary",
    holds: (stack) =>
      resources(stack, "aws_iam_role").every(
        ([, one]) => isApart(one) || one.permissions_boundary === `\${aws_iam_policy.boundary.arn}`,
      ),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_iam_role")) delete one.permissions_boundary;
    },
  },
  {
    promise: "a role is handed to one service by name, and only a named role",
    holds: (stack) =>
      allowed(stack)
        .filter(({ Sid, Action }) => Sid !== "Repair" && Action.some((action) => /^iam:PassRole$/i.test(action)))
        .every(
          ({ Resource, Condition }) =>
            Resource.every((one) => !one.includes("*")) &&
            typeof Condition?.StringEquals?.["iam:PassedToService"] === "string",
        ),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_iam_role_policy")) {
        one.policy = String(one.policy).replaceAll("iam:PassedToService", "iam:AssociatedResourceArn");
      }
    },
  },
  {
    promise: "a script goes only to documents by their names, and to hosts by the environment's tag",
    holds: (stack) =>
      allowed(stack)
        .filter(({ Sid, Action }) => Sid !== "Repair" && Action.includes("ssm:SendCommand"))
        .every(({ Resource, Condition }) => {
          const tag = Condition?.StringEquals?.["ssm:resourceTag/kloverbuy:environment"];
          return Resource.every((one) =>
            one.includes(":instance/") ? tag === environmentOf(stack) : !one.includes("document/*"),
          );
        }),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_iam_role_policy")) {
        one.policy = String(one.policy).replaceAll("ssm:resourceTag/kloverbuy:environment", "aws:ResourceTag/x");
      }
    },
  },
  {
    promise: "no role of the pipeline and no host can delete an object",
    holds: (stack) =>
      ["host", "build", "deploy", "pipeline", "backup"].every((word) =>
        (rolesOf(stack)[word]?.statements ?? []).every(
          ({ Effect, Action }) => Effect === "Deny" || !/s3:(Delete|\*|Put\*)/.test(String(Action)),
        ),
      ),
    spoil: (stack) => {
      const host = stack.resource.aws_iam_role_policy?.host_policy;
      if (host) host.policy = String(host.policy).replace('"s3:PutObject"', '"s3:DeleteObject"');
    },
  },
];

const only = (stack: Stack, type: string) => Object.values(stack.resource[type] ?? {})[0];

export const accountPromises: Promised[] = [
  {
    promise: "GitHub's tokens are taken for AWS alone, by AWS's own list of certificate authorities",
    holds: (stack) => {
      const one = only(stack, "aws_iam_openid_connect_provider");
      return (
        one?.url === "https://token.actions.githubusercontent.com" &&
        String(one.client_id_list) === "sts.amazonaws.com" &&
        one.thumbprint_list === undefined
      );
    },
    spoil: (stack) =>
      void Object.assign(only(stack, "aws_iam_openid_connect_provider") ?? {}, { client_id_list: ["*"] }),
  },
  {
    promise: "no bucket, snapshot or image of the account can become public",
    holds: (stack) => {
      const block = only(stack, "aws_s3_account_public_access_block") ?? {};
      const flags = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
      return (
        flags.every((flag) => block[flag] === true) &&
        only(stack, "aws_ebs_snapshot_block_public_access")?.state === "block-all-sharing" &&
        only(stack, "aws_ec2_image_block_public_access")?.state === "block-new-sharing"
      );
    },
    spoil: (stack) =>
      void Object.assign(only(stack, "aws_s3_account_public_access_block") ?? {}, { ignore_public_acls: false }),
  },
  {
    promise: "every disk of the account is encrypted, by default",
    holds: (stack) => only(stack, "aws_ebs_encryption_by_default")?.enabled === true,
    spoil: (stack) => void delete stack.resource.aws_ebs_encryption_by_default,
  },
  {
    promise: "no host of the account gives its credentials away without a token, nor beyond itself",
    holds: (stack) => {
      const one = only(stack, "aws_ec2_instance_metadata_defaults");
      return one?.http_tokens === "required" && one.http_put_response_hop_limit === 1;
    },
    spoil: (stack) =>
      void Object.assign(only(stack, "aws_ec2_instance_metadata_defaults") ?? {}, { http_tokens: "optional" }),
  },
];
