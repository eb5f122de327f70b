import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startAccount, type TestAccount } from "./account.ts";

let account: TestAccount;
beforeAll(async () => {
  account = await startAccount(2);
});
afterAll(() => account[Symbol.asyncDispose]());

async function aws(...words: string[]) {
  const env = { PATH: process.env.PATH, HOME: "/nonexistent", AWS_PAGER: "", ...account.environment };
  const { stdout } = await promisify(execFile)("aws", ["ssm", ...words, "--output", "json"], { env });
  return JSON.parse(stdout || "null");
}

describe("the aws command line, pointed at the sandbox,", () => {
  test("sends a command, waits for it and reads its output", async () => {
    const instances = ["--instance-ids", ...account.ids];
    const commands = ["--document-name", "AWS-RunShellScript", "--parameters", 'commands=["echo from $0","exit 5"]'];
    const { Command } = await aws("send-command", ...instances, ...commands);
    await account.ended(Command.CommandId);
    const one = ["--command-id", Command.CommandId, "--instance-id", account.ids[1] ?? ""];
    expect(await aws("get-command-invocation", ...one)).toMatchObject({
      Status: "Failed",
      ResponseCode: 5,
      StandardOutputContent: expect.stringMatching(/^from \/.*\n$/),
    });
    const { CommandInvocations } = await aws(
      "list-command-invocations",
      "--command-id",
      Command.CommandId,
      "--details",
    );
    expect(CommandInvocations).toHaveLength(2);
  });

  test("shows AWS' own error when the sandbox refuses", async () => {
    const call = aws("send-command", "--document-name", "absent", "--instance-ids", account.ids[0] ?? "");
    await expect(call).rejects.toThrow(/\(InvalidDocument\)/);
  });
});
