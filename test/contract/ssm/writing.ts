import { DeleteParameterCommand } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { type ParameterContext, refusal } from "./context.ts";

const put = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html";

export const writing: Assertion<ParameterContext>[] = [
  {
    promise: "a new parameter has version 1 and each overwrite one more",
    verified: { sandbox: true, moto: true, aws: put },
    async check({ put, root, value }) {
      expect(await put(`${root}/a`, "one")).toBe(1);
      expect(await put(`${root}/a`, "two", { Overwrite: true })).toBe(2);
      expect(await value(`${root}/a`)).toBe("two");
    },
  },
  {
    promise: "without Overwrite an existing parameter is left as it was",
    verified: { sandbox: true, moto: true, aws: put },
    async check({ put, root, value }) {
      await put(`${root}/kept`, "one");
      expect(await refusal(put(`${root}/kept`, "two"))).toBe("ParameterAlreadyExists");
      expect(await value(`${root}/kept`)).toBe("one");
    },
  },
  {
    promise: "a value of 4,096 characters fits the standard tier, one of 4,097 does not",
    verified: { sandbox: true, moto: "moto does not look at the length", aws: put },
    async check({ put, root }) {
      expect(await put(`${root}/long`, "x".repeat(4096))).toBe(1);
      expect(await refusal(put(`${root}/longer`, "x".repeat(4097)))).toBe("ValidationException");
    },
  },
  {
    promise: "a name that begins with aws or ssm is refused",
    verified: { sandbox: true, moto: true, aws: put },
    async check({ put }) {
      for (const name of ["aws-thing", "/ssm/thing"]) {
        expect(await refusal(put(name, "x"))).toMatch(/^(ValidationException|AccessDeniedException)$/);
      }
    },
  },
  {
    promise: "a name with levels that does not begin with a slash is refused",
    verified: { sandbox: true, moto: "moto takes such a name", aws: put },
    check: async ({ put }) => expect(await refusal(put("levels/without", "x"))).toBe("ValidationException"),
  },
  {
    promise: "a new parameter without a type is refused",
    verified: { sandbox: true, moto: true, aws: put },
    async check({ put, root }) {
      const call = put(`${root}/typeless`, "x", { Type: undefined });
      expect(await refusal(call)).toBe("ValidationException");
    },
  },
  {
    promise: "a value outside its AllowedPattern is refused",
    verified: { sandbox: true, moto: "moto does not look at AllowedPattern", aws: put },
    async check({ put, root }) {
      const call = put(`${root}/pattern`, "letters", { AllowedPattern: "^[0-9]+$" });
      expect(await refusal(call)).toBe("ParameterPatternMismatchException");
    },
  },
  {
    promise: "a deleted parameter is gone, and deleting it again says so",
    verified: {
      sandbox: true,
      moto: true,
      aws: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html",
    },
    async check({ put, root, value, client }) {
      const Name = `${root}/deleted`;
      await put(Name, "x");
      await client.send(new DeleteParameterCommand({ Name }));
      expect(await refusal(value(Name))).toBe("ParameterNotFound");
      expect(await refusal(client.send(new DeleteParameterCommand({ Name })))).toBe("ParameterNotFound");
    },
  },
];
