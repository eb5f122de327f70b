import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shellDocument } from "../support/stacks.ts";
import { instanceId, refusal, startAccount, type TestAccount } from "./account.ts";

let account: TestAccount;
beforeAll(async () => {
  account = await startAccount(3);
  account.documents.create(
    "checked",
    shellDocument('printf "%s" "$SSM_word"', {
      word: { type: "String", interpolationType: "ENV_VAR", allowedPattern: "^[a-z ]*$", maxChars: 20 },
      mode: { type: "String", default: "plain", allowedValues: ["plain", "loud"] },
      count: { type: "Integer", default: 1 },
    }),
  );
});
afterAll(() => account[Symbol.asyncDispose]());

const echo = () => account.shell("echo hello");

describe("SendCommand", () => {
  test("runs the script on every instance named and gives back what it printed and its exit code", async () => {
    const id = await account.send({ InstanceIds: account.ids, ...account.shell("echo out; echo err >&2; exit 3") });
    const all = await account.ended(id);
    expect(all.map((one) => one.InstanceId).sort()).toEqual(account.ids);
    for (const one of all) expect(one).toMatchObject({ Status: "Failed", StatusDetails: "Failed" });
    const detail = await account.detail(id, account.ids[0] ?? "");
    expect(detail).toMatchObject({ ResponseCode: 3, StandardOutputContent: "out\n", StandardErrorContent: "err\n" });
  });

  test("finds instances by tag", async () => {
    account.manage(instanceId(77), { run: () => Promise.reject(new Error("another fleet")) }, { fleet: "other" });
    const id = await account.send({ Targets: [{ Key: "tag:fleet", Values: ["test"] }], ...echo() });
    expect((await account.ended(id)).map((one) => one.InstanceId).sort()).toEqual(account.ids);
    expect(await account.parent(id)).toMatchObject({
      Status: "Success",
      TargetCount: 3,
      CompletedCount: 3,
      ErrorCount: 0,
    });
  });

  test("whose tag matches nothing has no invocation and yet no failure, as on AWS", async () => {
    const id = await account.send({ Targets: [{ Key: "tag:fleet", Values: ["nobody"] }], ...echo() });
    expect(await account.parent(id)).toMatchObject({ TargetCount: 0, StatusDetails: "NoInstancesInTag" });
    expect(await account.invocations(id)).toEqual([]);
  });

  test.each([
    ["51 instance ids", { InstanceIds: Array.from({ length: 51 }, (_, n) => instanceId(n)) }, "ValidationException"],
    ["no target at all", {}, "ValidationException"],
    ["an instance named twice", { InstanceIds: [instanceId(1), instanceId(1)] }, "DuplicateInstanceId"],
    ["an unknown instance", { InstanceIds: [instanceId(1), instanceId(9)] }, "InvalidInstanceId"],
    ["a delivery timeout under 30 s", { InstanceIds: [instanceId(1)], TimeoutSeconds: 29 }, "ValidationException"],
    [
      "a comment over 100 characters",
      { InstanceIds: [instanceId(1)], Comment: "x".repeat(101) },
      "ValidationException",
    ],
  ])("refuses %s", async (_, targets, code) => {
    expect(await refusal(account.send({ ...targets, ...echo() }))).toBe(code);
  });

  test.each<[string, Record<string, string[]>]>([
    ["a missing parameter", {}],
    ["an unknown parameter", { word: ["ok"], more: ["x"] }],
    ["a value outside the allowed pattern", { word: ["$(id)"] }],
    ["a value over its length", { word: ["x".repeat(21)] }],
    ["two values for a string", { word: ["a", "b"] }],
    ["a value that is not allowed", { word: ["a"], mode: ["quiet"] }],
    ["a number that is none", { word: ["a"], count: ["many"] }],
  ])("refuses %s as InvalidParameters", async (_, Parameters) => {
    const call = account.send({ DocumentName: "checked", InstanceIds: account.ids, Parameters });
    expect(await refusal(call)).toBe("InvalidParameters");
  });

  test("takes the same document with good parameters (the control of the refusals above)", async () => {
    const Parameters = { word: ["two words"], mode: ["loud"], count: ["-2"] };
    const id = await account.send({ DocumentName: "checked", InstanceIds: account.ids, Parameters });
    const [one] = await account.ended(id);
    expect(one?.CommandPlugins?.[0]?.Output).toBe("two words");
  });
});
