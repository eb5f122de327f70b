import {
  CancelCommandCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  type ListCommandsCommandInput,
  SendCommandCommand,
} from "@aws-sdk/client-ssm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { instanceId, refusal, startAccount, type TestAccount, until } from "./account.ts";

let account: TestAccount;
beforeAll(async () => {
  account = await startAccount(3);
});
afterAll(() => account[Symbol.asyncDispose]());
afterEach(() => account.faults.clear());

const all = () => ({ InstanceIds: account.ids });
const first = () => account.ids[0] ?? "";
const begun = (id: string) =>
  until(
    () => account.invocations(id),
    (list) => list.some((one) => one.Status === "InProgress"),
  );

describe("the output of a command", () => {
  const long = "head -c 30000 /dev/zero | tr '\\0' o; head -c 30000 /dev/zero | tr '\\0' e >&2";

  test("has at most 2,500 characters in a listing, where a long stderr cuts into stdout", async () => {
    const id = await account.send({ ...all(), ...account.shell(long) });
    const output = (await account.ended(id))[0]?.CommandPlugins?.[0]?.Output ?? "";
    expect(output).toHaveLength(2_500);
    expect(output).toMatch(/^o{1215}\n---Output truncated---\n-{10}ERROR-{7}\ne{1215}\n---Error truncated----$/);
  });

  test("has 24,000 and 8,000 characters in full", async () => {
    const id = await account.send({ InstanceIds: [first()], ...account.shell(long) });
    await account.ended(id);
    const { StandardOutputContent, StandardErrorContent } = await account.detail(id, first());
    expect([StandardOutputContent?.length, StandardErrorContent?.length]).toEqual([24_000, 8_000]);
  });

  test("is not shown before the step has ended", async () => {
    const id = await account.send({ InstanceIds: [first()], ...account.shell("echo early; sleep 0.5") });
    await begun(id);
    expect(await account.detail(id, first())).toMatchObject({
      Status: "InProgress",
      StandardOutputContent: "",
      ResponseCode: -1,
    });
  });
});

describe("listings", () => {
  test("come in pages that name every invocation once", async () => {
    const id = await account.send({ ...all(), ...account.shell("true") });
    await account.ended(id);
    const seen: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await account.client.send(
        new ListCommandInvocationsCommand({ CommandId: id, MaxResults: 1, NextToken }),
      );
      expect(page.CommandInvocations).toHaveLength(1);
      seen.push(page.CommandInvocations?.[0]?.InstanceId ?? "");
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(seen.sort()).toEqual(account.ids);
  });

  test("refuse a foreign token, an unknown command and an unknown filter", async () => {
    const list = (input: ListCommandsCommandInput) => refusal(account.client.send(new ListCommandsCommand(input)));
    expect(await list({ NextToken: "abc" })).toBe("InvalidNextToken");
    expect(await list({ CommandId: "0".repeat(36) })).toBe("InvalidCommandId");
    expect(await list({ MaxResults: 51 })).toBe("ValidationException");
  });

  test("say nothing of an unknown command's invocations, and its detail does not exist", async () => {
    expect(await account.invocations("0".repeat(36))).toEqual([]);
    expect(await refusal(account.detail("0".repeat(36), first()))).toBe("InvocationDoesNotExist");
  });
});

describe("CancelCommand", () => {
  const cancel = (CommandId: string, InstanceIds: string[] = []) =>
    account.client.send(new CancelCommandCommand({ CommandId, InstanceIds }));

  test("kills what runs, on the instances named only", async () => {
    const id = await account.send({ ...all(), ...account.shell("sleep 2") });
    await begun(id);
    await cancel(id, [first()]);
    const ended = await account.ended(id);
    const states = Object.fromEntries(ended.map((one) => [one.InstanceId, one.Status]));
    expect(states).toEqual({ [instanceId(1)]: "Cancelled", [instanceId(2)]: "Success", [instanceId(3)]: "Success" });
    expect(await account.detail(id, first())).toMatchObject({ Status: "Cancelled", ResponseCode: 137 });
  });

  test("keeps what has not reached its host from ever starting", async () => {
    account.faults.set("offline", first());
    const id = await account.send({ InstanceIds: [first()], TimeoutSeconds: 2000, ...account.shell("touch started") });
    await cancel(id);
    account.faults.clear();
    expect((await account.ended(id))[0]?.Status).toBe("Cancelled");
    const look = await account.send({ InstanceIds: [first()], ...account.shell("ls started") });
    expect((await account.ended(look))[0]?.Status).toBe("Failed");
  });

  test("changes nothing of a command that has ended", async () => {
    const id = await account.send({ InstanceIds: [first()], ...account.shell("true") });
    await account.ended(id);
    await cancel(id);
    expect(await account.parent(id)).toMatchObject({ Status: "Success" });
    expect(await refusal(cancel("0".repeat(36)))).toBe("InvalidCommandId");
  });
});

describe("MaxErrors and MaxConcurrency", () => {
  test("one host at a time: the first failure keeps the others from starting", async () => {
    const id = await account.send({ ...all(), MaxConcurrency: "1", MaxErrors: "0", ...account.shell("exit 1") });
    const details = (await account.ended(id)).map((one) => one.StatusDetails);
    expect(details).toEqual(["Failed", "Terminated", "Terminated"]);
    expect(await account.parent(id)).toMatchObject({ Status: "Failed", ErrorCount: 1 });
  });

  test("with errors to spare every host gets its turn, and the parent is incomplete", async () => {
    const id = await account.send({ ...all(), MaxConcurrency: "1", MaxErrors: "100%", ...account.shell("exit 1") });
    expect((await account.ended(id)).map((one) => one.StatusDetails)).toEqual(["Failed", "Failed", "Failed"]);
    expect(await account.parent(id)).toMatchObject({ StatusDetails: "Incomplete", ErrorCount: 3 });
  });
});

describe("the fault", () => {
  test("undeliverable: the host runs nothing, and yet the parent says Success, as AWS' does", async () => {
    account.faults.set("undeliverable", first());
    const id = await account.send({ ...all(), ...account.shell("true") });
    const states = Object.fromEntries((await account.ended(id)).map((one) => [one.InstanceId, one.StatusDetails]));
    expect(states).toEqual({
      [instanceId(1)]: "Undeliverable",
      [instanceId(2)]: "Success",
      [instanceId(3)]: "Success",
    });
    expect(await account.detail(id, first())).toMatchObject({ Status: "Failed", ResponseCode: -1 });
    expect(await account.parent(id)).toMatchObject({ Status: "Success", ErrorCount: 0 });
  });

  test("offline: the command waits for the host, and ends as DeliveryTimedOut after TimeoutSeconds", async () => {
    account.faults.set("offline", first());
    const id = await account.send({ ...all(), TimeoutSeconds: 30, ...account.shell("true") });
    const ended = await account.ended(id);
    expect(ended[0]).toMatchObject({ Status: "TimedOut", StatusDetails: "DeliveryTimedOut" });
    expect(await account.parent(id)).toMatchObject({
      StatusDetails: "Incomplete",
      ErrorCount: 0,
      DeliveryTimedOutCount: 1,
    });
  });

  test("offline: a host that is back in time runs the command", async () => {
    account.faults.set("offline", first());
    const id = await account.send({ InstanceIds: [first()], TimeoutSeconds: 2000, ...account.shell("echo back") });
    expect((await account.invocations(id))[0]?.Status).toBe("Pending");
    account.faults.set("offline", "off");
    expect((await account.ended(id))[0]?.Status).toBe("Success");
  });

  test("invocation-not-yet: so many polls of a new command see nothing, then all is there", async () => {
    account.faults.set("invocation-not-yet", "2");
    const id = await account.send({ InstanceIds: [first()], ...account.shell("true") });
    expect(await refusal(account.detail(id, first()))).toBe("InvocationDoesNotExist");
    expect(await account.invocations(id)).toEqual([]);
    expect(await account.invocations(id)).toHaveLength(1);
  });

  test("throttle: so many calls are answered with a throttling error", async () => {
    account.faults.set("throttle", "ListCommandInvocations:1");
    const list = () => refusal(account.client.send(new ListCommandInvocationsCommand({})));
    expect([await list(), await list()]).toEqual(["ThrottlingException", "none"]);
  });

  test("duplicate: the script runs once more after its command has ended", async () => {
    account.faults.set("duplicate", `${first()}@twice:100`);
    const id = await account.send({ InstanceIds: [first()], ...account.shell("echo ran >>twice; wc -l <twice") });
    expect((await account.ended(id))[0]?.Status).toBe("Success");
    expect((await account.detail(id, first())).StandardOutputContent).toBe("1\n");
    const look = async () => {
      const count = await account.send({ InstanceIds: [first()], ...account.shell("cat tw*ce | wc -l") });
      await account.ended(count);
      return account.detail(count, first());
    };
    await until(
      async () => (await look()).StandardOutputContent,
      (lines) => lines === "2\n",
    );
  });

  test("noisy: what the script prints comes after so much else, and is cut as SSM cuts", async () => {
    account.faults.set("noisy", `${first()}:1000000`);
    const id = await account.send({ InstanceIds: [first()], ...account.shell("echo result") });
    expect((await account.ended(id))[0]?.Status).toBe("Success");
    expect((await account.detail(id, first())).StandardOutputContent).toBe("x".repeat(24_000));
  });

  test("odd-status: so many looks find a status that AWS does not document", async () => {
    account.faults.set("odd-status", `${first()}:1`);
    const id = await account.send({ InstanceIds: [first()], ...account.shell("true") });
    expect((await account.invocations(id))[0]).toMatchObject({ Status: "Deferred", StatusDetails: "Deferred" });
    expect((await account.ended(id))[0]?.Status).toBe("Success");
  });

  test("a word after @ narrows a fault to the commands that have it", async () => {
    account.faults.set("denied", "SendCommand@narrow:9");
    account.faults.set("undeliverable", `${first()}@lonely`);
    const send = (script: string) => account.send({ InstanceIds: [first()], ...account.shell(script) });
    expect(await refusal(send("echo narrow"))).toBe("AccessDeniedException");
    expect((await account.ended(await send("echo lonely")))[0]?.StatusDetails).toBe("Undeliverable");
    expect((await account.ended(await send("echo wide")))[0]?.Status).toBe("Success");
    expect([...account.faults.struck.keys()]).toEqual(["denied=SendCommand@narrow", `undeliverable=${first()}@lonely`]);
  });

  test("lost-reply: the command is carried out although its sender never hears of it", async () => {
    account.faults.set("lost-reply", "SendCommand:1");
    const lost = new SendCommandCommand({
      DocumentName: "AWS-RunShellScript",
      InstanceIds: [first()],
      Parameters: { commands: ["touch unheard"] },
    });
    expect(await refusal(account.client.send(lost))).not.toBe("none");
    const look = () => account.send({ InstanceIds: [first()], ...account.shell("ls unheard") });
    await until(
      async () => (await account.ended(await look()))[0]?.Status,
      (status) => status === "Success",
    );
  });
});
