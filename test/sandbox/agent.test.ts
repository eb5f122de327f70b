import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shellDocument } from "../support/stacks.ts";
import { startAccount, type TestAccount } from "./account.ts";

let account: TestAccount;
beforeAll(async () => {
  account = await startAccount(1);
});
afterAll(() => account[Symbol.asyncDispose]());

let documents = 0;
async function run(content: string, Parameters: Record<string, string[]> = {}, on = account) {
  documents += 1;
  const DocumentName = `agent-${documents}`;
  on.documents.create(DocumentName, content);
  const id = await on.send({ DocumentName, InstanceIds: on.ids, Parameters });
  await on.ended(id);
  return await on.detail(id, on.ids[0] ?? "");
}

const hostile = "'; touch owned; $(touch owned) `touch owned` \" & | > owned";

describe("the agent", () => {
  test("honours the script's shebang", async () => {
    const script = `#!${process.execPath}\nprocess.stdout.write(\`node \${process.argv.length}\`)`;
    expect((await run(shellDocument(script))).StandardOutputContent).toBe("node 2");
  });

  test("hands an ENV_VAR parameter over as a variable: no value is ever code", async () => {
    const script = 'printf "%s" "$SSM_value"; ls owned 2>/dev/null';
    const content = shellDocument(script, { value: { type: "String", interpolationType: "ENV_VAR" } });
    expect((await run(content, { value: [hostile] })).StandardOutputContent).toBe(hostile);
  });

  test("puts other parameters into the script raw, so the same value is code (the control)", async () => {
    const content = shellDocument("echo {{ value }}; ls owned", { value: { type: "String" } });
    expect((await run(content, { value: ["a; touch owned"] })).StandardOutputContent).toBe("a\nowned\n");
  });

  test("leaves {{ name }} of an ENV_VAR parameter and of no parameter as they are", async () => {
    const content = shellDocument("printf '%s' '{{ value }} {{ other }}'", {
      value: { type: "String", interpolationType: "ENV_VAR" },
    });
    expect((await run(content, { value: ["x"] })).StandardOutputContent).toBe("{{ value }} {{ other }}");
  });

  test("sets no variable when it is older than 3.3.2746.0, so a script that needs it fails closed", async () => {
    await using old = await startAccount(1, "3.3.2745.9");
    const content = shellDocument("set -eu\necho $SSM_value", {
      value: { type: "String", interpolationType: "ENV_VAR" },
    });
    expect(await run(content, { value: ["x"] }, old)).toMatchObject({ Status: "Failed", StandardOutputContent: "" });
  });

  test("kills the step's whole process group at its timeout", async () => {
    const script = "echo begun; sh -c 'sleep 3; echo late > late' & sleep 60";
    const detail = await run(shellDocument(script, {}, { timeoutSeconds: "1" }));
    expect(detail).toMatchObject({ Status: "TimedOut", StatusDetails: "ExecutionTimedOut", ResponseCode: 137 });
    expect(detail.StandardOutputContent).toBe("begun\n");
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await run(shellDocument("cat late || true"))).StandardOutputContent).toBe("");
  });

  test("runs every step of a document, and each has its own result", async () => {
    const content = JSON.parse(shellDocument("echo one; exit 4"));
    content.mainSteps.push({ action: "aws:runShellScript", name: "second", inputs: { runCommand: ["echo two"] } });
    const name = "two-steps";
    account.documents.create(name, JSON.stringify(content));
    const id = await account.send({ DocumentName: name, InstanceIds: account.ids });
    const [one] = await account.ended(id);
    expect(one?.Status).toBe("Failed");
    expect(one?.CommandPlugins?.map((plugin) => plugin.ResponseCode)).toEqual([4, 0]);
    const second = await account.detail(id, account.ids[0] ?? "", "second");
    expect(second).toMatchObject({ Status: "Success", StandardOutputContent: "two\n" });
  });

  test("runs five commands side by side and lets the sixth wait", async () => {
    const waiting = shellDocument("touch running-$$; set -- running-*; echo $#; sleep 1; rm running-$$");
    account.documents.create("busy", waiting);
    const send = () => account.send({ DocumentName: "busy", InstanceIds: account.ids });
    const ids = await Promise.all(Array.from({ length: 6 }, send));
    const most = await Promise.all(
      ids.map(async (id) => Number((await account.ended(id))[0]?.CommandPlugins?.[0]?.Output)),
    );
    expect(Math.max(...most)).toBeLessThanOrEqual(5);
    expect(Math.max(...most)).toBeGreaterThan(1);
  });
});
