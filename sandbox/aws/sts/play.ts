import type { Ground } from "../ground.ts";
import type { Played } from "../protocol/played.ts";
import { sts } from "./sts.ts";

export function play({ sessions, tokens }: Ground) {
  return {
    service: sts({ sessions, tokens }),
    resources: {
      aws_iam_openid_connect_provider: {
        arn: (own, { account }) => `arn:aws:iam::${account}:oidc-provider/${own("url").replace(/^https:\/\//, "")}`,
      },
    },
    take(stack) {
      for (const one of stack.of("aws_iam_openid_connect_provider")) {
        const audiences = [one.attributes.client_id_list].flat().map(String);
        tokens.providers.push({ arn: stack.text(one, "arn"), url: stack.text(one, "url"), audiences });
      }
    },
  } satisfies Played;
}
