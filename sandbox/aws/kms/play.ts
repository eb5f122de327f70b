import { createHash } from "node:crypto";
import type { Ground } from "../ground.ts";
import type { Played } from "../protocol/played.ts";

/** Keys: nothing is encrypted here, but their policies decide whether it could be. */
export function play({ governs }: Ground) {
  return {
    resources: {
      aws_kms_key: {
        key_id: (_, { unique }) => uuid(unique),
        id: (_, { unique }) => uuid(unique),
        arn: (_, { account, region, unique }) => `arn:aws:kms:${region}:${account}:key/${uuid(unique)}`,
      },
    },
    take(stack) {
      for (const one of stack.of("aws_kms_key")) governs(stack.text(one, "arn"), stack.optional(one, "policy"));
    },
  } satisfies Played;
}

/** In the form of a key's id, a UUID. */
function uuid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex").slice(0, 32);
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex) ?? [];
  return parts.join("-");
}
