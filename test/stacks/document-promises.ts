import type { Promised } from "./promise.ts";
import { document, resources, type Stack } from "./synthesis.ts";

const eachParameter = (
  stack: Stack,
  check: (parameter: { type: string; interpolationType: string; allowedPattern: string }) => boolean,
) =>
  resources(stack, "aws_ssm_document").every(([name]) =>
    Object.values(document(stack, name).content.parameters).every(check),
  );

const rewrite = (change: (text: string) => string) => (stack: Stack) => {
  for (const [, one] of resources(stack, "aws_ssm_document")) one.content = change(String(one.content));
};

export const documentPromises: Promised[] = [
  {
    promise: "every parameter reaches the script as an environment variable, never as text",
    holds: (stack) =>
      eachParameter(stack, ({ type, interpolationType }) => type === "String" && interpolationType === "ENV_VAR"),
    spoil: rewrite((text) => text.replace('"interpolationType":"ENV_VAR",', "")),
  },
  {
    promise: "every parameter has a pattern that is bound at both ends",
    holds: (stack) => eachParameter(stack, ({ allowedPattern }) => /^\^[^|]+\$$|^\^\([^()]+\)\$$/.test(allowedPattern)),
    spoil: rewrite((text) => text.replace('"^[0-9]{1,15}$"', '"[0-9]{1,15}"').replace('"^status$"', '".*"')),
  },
  {
    promise: "SSM finds nothing to splice a value into",
    holds: (stack) =>
      resources(stack, "aws_ssm_document").every(([name]) => !document(stack, name).text.includes("{{")),
    spoil: rewrite((text) => text.replace("set -Eeuo pipefail", "echo {{ release }}")),
  },
  {
    promise: "every document fits into SSM's 64 KB",
    holds: (stack) =>
      resources(stack, "aws_ssm_document").every(([name]) => {
        return Buffer.byteLength(document(stack, name).text) <= 64 * 1024;
      }),
    spoil: rewrite((text) => text.replace("set -Eeuo pipefail", `: ${"x".repeat(64 * 1024)}`)),
  },
  {
    promise: "every embedded script names its interpreter",
    holds: (stack) =>
      resources(stack, "aws_ssm_document").every(([name]) => {
        return document(stack, name).script.startsWith("#!/usr/bin/env bash\n");
      }),
    spoil: rewrite((text) => text.replace("#!/usr/bin/env bash", "")),
  },
];
