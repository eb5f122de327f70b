import { type DeclaredStack, type Resource, StackError } from "../protocol/played.ts";

/** A policy's text, and the name that its statements without a Sid go by. */
interface NamedPolicy {
  name: string;
  text: string;
}
export interface DeclaredRole {
  name: string;
  arn: string;
  trust: string;
  policies: NamedPolicy[];
  boundary: NamedPolicy | undefined;
}

/** Each role with all that it may do: its own policies, the attached ones, its boundary. Throws StackError. */
export function declaredRoles(stack: DeclaredStack): DeclaredRole[] {
  const text = (one: Resource, attribute: string) => stack.text(one, attribute);
  const policies = new Map(
    stack
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
  const inline = stack
    .of("aws_iam_role_policy")
    .map((one) => ({ role: text(one, "role"), name: text(one, "name"), text: text(one, "policy") }));
  const attached = stack
    .of("aws_iam_role_policy_attachment")
    .map((one) => ({ role: text(one, "role"), arn: text(one, "policy_arn") }));

  return stack.of("aws_iam_role").map((one) => {
    const name = text(one, "name");
    const boundary = stack.optional(one, "permissions_boundary");
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
