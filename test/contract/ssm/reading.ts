import { GetParameterCommand, GetParametersCommand, paginateGetParametersByPath } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { type ParameterContext, refusal } from "./context.ts";

const documented = (operation: string) =>
  `https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_${operation}.html`;

async function names({ client, root }: ParameterContext, Recursive: boolean): Promise<string[]> {
  const found: string[] = [];
  const question = { Path: `${root}/tree`, Recursive, MaxResults: 2 };
  for await (const page of paginateGetParametersByPath({ client }, question)) {
    for (const one of page.Parameters ?? []) found.push((one.Name ?? "").slice(`${root}/tree/`.length));
  }
  return found.sort();
}

export const reading: Assertion<ParameterContext>[] = [
  {
    promise: "a parameter is read with its name, type, version, time and ARN",
    verified: { sandbox: true, moto: true, aws: documented("GetParameter") },
    async check({ put, root, client, target }) {
      await put(`${root}/whole`, "value");
      const { Parameter } = await client.send(new GetParameterCommand({ Name: `${root}/whole` }));
      expect(Parameter).toMatchObject({
        Name: `${root}/whole`,
        Type: "String",
        Value: "value",
        Version: 1,
        DataType: "text",
      });
      expect(Parameter?.ARN).toMatch(new RegExp(`^arn:aws:ssm:${target.region}:[0-9]{12}:parameter${root}/whole$`));
      expect(Math.abs(Date.now() - (Parameter?.LastModifiedDate?.getTime() ?? 0))).toBeLessThan(60_000);
    },
  },
  {
    promise: "a SecureString is readable only with decryption",
    verified: { sandbox: true, moto: true, aws: documented("GetParameter") },
    async check({ put, root, value }) {
      await put(`${root}/secret`, "s3cret!", { Type: "SecureString" });
      expect(await value(`${root}/secret`, true)).toBe("s3cret!");
      expect(await value(`${root}/secret`)).not.toBe("s3cret!");
    },
  },
  {
    promise: "a version is read by NAME:VERSION",
    verified: { sandbox: true, moto: true, aws: documented("GetParameter") },
    async check({ put, root, value }) {
      await put(`${root}/versions`, "one");
      await put(`${root}/versions`, "two", { Overwrite: true });
      expect(await value(`${root}/versions:1`)).toBe("one");
      expect(await refusal(value(`${root}/versions:9`))).toBe("ParameterVersionNotFound");
    },
  },
  {
    promise: "an absent parameter is ParameterNotFound",
    verified: { sandbox: true, moto: true, aws: documented("GetParameter") },
    check: async ({ root, value }) => expect(await refusal(value(`${root}/absent`))).toBe("ParameterNotFound"),
  },
  {
    promise: "GetParameters names those it does not know as invalid",
    verified: { sandbox: true, moto: true, aws: documented("GetParameters") },
    async check({ put, root, client }) {
      await put(`${root}/known`, "x");
      const Names = [`${root}/known`, `${root}/unknown`];
      const { Parameters, InvalidParameters } = await client.send(new GetParametersCommand({ Names }));
      expect(Parameters?.map((one) => one.Name)).toEqual([`${root}/known`]);
      expect(InvalidParameters).toEqual([`${root}/unknown`]);
    },
  },
  {
    promise: "GetParameters takes at most ten names",
    verified: { sandbox: true, moto: true, aws: documented("GetParameters") },
    async check({ root, client }) {
      const Names = Array.from({ length: 11 }, (_, n) => `${root}/${n}`);
      expect(await refusal(client.send(new GetParametersCommand({ Names })))).toBe("ValidationException");
    },
  },
  {
    promise: "by path: one level or all below, every page of it",
    verified: { sandbox: true, moto: true, aws: documented("GetParametersByPath") },
    async check(context) {
      for (const name of ["a", "b", "c", "deep/d", "deep/er/e"]) await context.put(`${context.root}/tree/${name}`, "x");
      await context.put(`${context.root}/treehouse`, "x");
      expect(await names(context, false)).toEqual(["a", "b", "c"]);
      expect(await names(context, true)).toEqual(["a", "b", "c", "deep/d", "deep/er/e"]);
    },
  },
];
