import type { Box } from "../drawing.ts";
import { block, type Resource, type Resources } from "../stack.ts";
import { words } from "./words.ts";

interface Trusted {
  Principal?: { Federated?: string; AWS?: string[]; Service?: string };
  Condition?: Record<string, Record<string, string | string[]>>;
}

const trust = ({ is }: Resource): Trusted => block(JSON.parse(String(is.assume_role_policy)).Statement);

/** Taken by GitHub's jobs, or by people. A role of one of AWS's services is in the box of what the service does. */
export const rolesOf = (all: Resources, who: "Federated" | "AWS"): Resource[] =>
  all.of("aws_iam_role").filter((role) => trust(role).Principal?.[who] !== undefined);

/** One box for roles that reach the same. */
export const box = (roles: Resource[]): Box => ({
  id: roles.map(({ name }) => name).join("_"),
  lines: roles.flatMap((role) => [`role ${words(role.name, "role").replaceAll(" ", "-")}`, taker(trust(role))]),
  stands: roles,
});

function taker({ Principal, Condition }: Trusted): string {
  if (Principal?.Federated === undefined) {
    const count = [Principal?.AWS ?? []].flat().length;
    const mfa = JSON.stringify(Condition ?? {}).includes("aws:MultiFactorAuthPresent") ? ", with MFA" : "";
    return `${count} ${count === 1 ? "person" : "people"}${mfa}`;
  }
  const claims = Object.entries(Condition?.StringEquals ?? {});
  const claim = (name: string) =>
    claims.filter(([key]) => key.endsWith(`:${name}`)).flatMap(([, value]) => [value].flat());
  const files = claim("job_workflow_ref").map((ref) => ref.replace(/^.*\/workflows\/(.*)@.*$/, "$1"));
  return `${files.join(", ")} in ${claim("environment").join(", ")}`;
}
