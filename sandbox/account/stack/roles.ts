import type { DeclaredRole, NamedPolicy } from "./maker.ts";
import { type Resource, StackError } from "./read.ts";
import type { References } from "./references.ts";

/** Each role with all that it may do: its own policies, the attached ones, its boundary. Throws StackError. */
export function declaredRoles(references: References): DeclaredRole[] {
  const text = (one: Resource, attribute: string) => references.text(one, attribute);
  const policies = new Map(
    references
      .of("aws_iam_policy")
      .map((one): [string, NamedPolicy] => [text(one, "arn"), { name: text(one, "name"), text: text(one, "policy") }]),
  );
  const managed = (arn: string, whose: string) => {
    const found = policies.get(arn);
    if (found !== undefined) return found;
    throw new StackError(
      `${whose} has the policy ${arn}, whose text the stack does not have: write its statements out.`,
    );
  };
  const inline = references
    .of("aws_iam_role_policy")
    .map((one) => ({ role: text(one, "role"), name: text(one, "name"), text: text(one, "policy") }));
  const attached = references
    .of("aws_iam_role_policy_attachment")
    .map((one) => ({ role: text(one, "role"), arn: text(one, "policy_arn") }));

  return references.of("aws_iam_role").map((one) => {
    const name = text(one, "name");
    const boundary = references.optional(one, "permissions_boundary");
    return {
      name,
      arn: text(one, "arn"),
      trust: text(one, "assume_role_policy"),
      policies: [
        ...inline.filter(({ role }) => role === name),
        ...attached.filter(({ role }) => role === name).map(({ arn }) => managed(arn, name)),
      ],
      boundary: boundary === undefined ? undefined : managed(boundary, name),
    };
  });
}
