import type { Environment } from "../config/environment.ts";
import { deny, type Statement } from "./statement.ts";

/** By the tag that every resource gets from the provider; what has no tag at all is not another environment's. */
export const noOtherEnvironment = ({ name }: Environment, Action: string[]): Statement =>
  deny("NoOtherEnvironment", {
    Action,
    Resource: ["*"],
    Condition: {
      Null: { "aws:ResourceTag/environment": "false" },
      StringNotEquals: { "aws:ResourceTag/environment": name },
    },
  });
