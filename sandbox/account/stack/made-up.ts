import { createHash } from "node:crypto";
import type { Place } from "../../aws/protocol/played.ts";

/** An id or ARN that no service makes up: of a thing that is not played, always the same. undefined: nothing that AWS would make up. */
export function invented(type: string, attribute: string, { region, account, unique }: Place): string | undefined {
  const kind = /(?:^|[._])(id|arn)$/.exec(attribute)?.[1];
  if (kind === undefined) return undefined;
  const digits = createHash("sha256").update(`${unique}.${attribute}`).digest("hex").slice(0, 17);
  const made = `${type.replace(/^aws_/, "")}-${digits}`;
  if (kind === "id") return made;
  return `arn:aws:${made.split(/[_-]/)[0]}:${region}:${account}:${made}`;
}
