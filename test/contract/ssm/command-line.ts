import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import type { Target } from "../targets.ts";
import type { ParameterContext } from "./context.ts";

/** The aws command line as an operator has it, pointed at the target; parses its JSON. */
async function aws({ endpoint, keys, region }: Target, ...words: string[]) {
  const env = {
    ...process.env,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_PAGER: "",
    ...(endpoint ? { AWS_ENDPOINT_URL: endpoint } : {}),
    ...(keys ? { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey } : {}),
  };
  const { stdout } = await promisify(execFile)("aws", ["ssm", ...words, "--output", "json"], { env });
  return JSON.parse(stdout);
}

export const commandLine: Assertion<ParameterContext>[] = [
  {
    promise: "writes a parameter and reads it back",
    verified: { sandbox: true, moto: true, aws: "https://docs.aws.amazon.com/cli/latest/reference/ssm/" },
    async check({ target, root }) {
      const Name = `${root}/cli`;
      await aws(target, "put-parameter", "--name", Name, "--type", "String", "--value", "from the shell");
      const { Parameter } = await aws(target, "get-parameter", "--name", Name);
      expect(Parameter).toMatchObject({ Name, Value: "from the shell", Version: 1 });
    },
  },
];
