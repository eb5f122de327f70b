import type { Played } from "../protocol/played.ts";
import { declaredRoles } from "./declared-roles.ts";
import { compile } from "./evaluate.ts";
import type { Gate } from "./gate.ts";

/** Roles with all their policies, for the gate; IAM itself has no endpoint here. */
export function play({ gate }: { gate: Gate }) {
  /** The text of each role's trust, by the role's name. */
  const trusts = new Map<string, string>();
  return {
    trusts,
    resources: {
      aws_iam_role: {
        id: (own) => own("name"),
        arn: (own, { account }) => `arn:aws:iam::${account}:role${own("path")}${own("name")}`,
        path: () => "/",
      },
      aws_iam_policy: {
        arn: (own, { account }) => `arn:aws:iam::${account}:policy${own("path")}${own("name")}`,
        path: () => "/",
      },
      aws_iam_role_policy: {},
      aws_iam_role_policy_attachment: {},
    },
    take(stack) {
      for (const { name, arn, trust, policies, boundary } of declaredRoles(stack)) {
        trusts.set(name, trust);
        gate.roles.set(arn, {
          name,
          arn,
          trust: compile(trust, `${name}'s trust`),
          policies: policies.map((one) => compile(one.text, one.name)),
          boundary: boundary && compile(boundary.text, boundary.name),
        });
      }
    },
  } satisfies Played & { trusts: Map<string, string> };
}
