import {
  CreateDocumentCommand,
  DescribeDocumentCommand,
  GetDocumentCommand,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256, shellDocument } from "../support/stacks.ts";
import { refusal, startAccount, type TestAccount } from "./account.ts";

let account: TestAccount;
beforeAll(async () => {
  account = await startAccount(1);
});
afterAll(() => account[Symbol.asyncDispose]());

const create = (Name: string, Content: string) =>
  account.client.send(new CreateDocumentCommand({ Name, Content, DocumentType: "Command" }));
const first = shellDocument("echo first");
const second = shellDocument("echo second");

async function printed(DocumentVersion?: string): Promise<string | undefined> {
  const id = await account.send({ DocumentName: "versions", DocumentVersion, InstanceIds: account.ids });
  const [one] = await account.ended(id);
  return one?.CommandPlugins?.[0]?.Output?.trim();
}

describe("a document", () => {
  test("is described with the SHA-256 of its very text", async () => {
    const { DocumentDescription } = await create("hashed", first);
    expect(DocumentDescription).toMatchObject({ Hash: sha256(first), HashType: "Sha256", DocumentVersion: "1" });
    const { Content } = await account.client.send(new GetDocumentCommand({ Name: "hashed" }));
    expect(Content).toBe(first);
  });

  test("keeps its old versions, and $DEFAULT stays until it is moved", async () => {
    await create("versions", first);
    await account.client.send(
      new UpdateDocumentCommand({ Name: "versions", Content: second, DocumentVersion: "$LATEST" }),
    );
    const { Document } = await account.client.send(new DescribeDocumentCommand({ Name: "versions" }));
    expect(Document).toMatchObject({ DefaultVersion: "1", LatestVersion: "2" });
    expect([await printed(), await printed("$LATEST"), await printed("1")]).toEqual(["first", "second", "first"]);
    await account.client.send(new UpdateDocumentDefaultVersionCommand({ Name: "versions", DocumentVersion: "2" }));
    expect(await printed("$DEFAULT")).toBe("second");
  });

  test("of a taken name, of no JSON, of another schema, of another action or over 64 KB is refused", async () => {
    await create("taken", first);
    expect(await refusal(create("taken", second))).toBe("DocumentAlreadyExists");
    expect(await refusal(create("broken", "{"))).toBe("InvalidDocumentContent");
    expect(await refusal(create("old", first.replace('"2.2"', '"1.2"')))).toBe("InvalidDocumentContent");
    expect(await refusal(create("foreign", first.replace("aws:runShellScript", "aws:runPowerShellScript")))).toBe(
      "InvalidDocumentContent",
    );
    expect(await refusal(create("large", shellDocument("x".repeat(64 * 1024))))).toBe("MaxDocumentSizeExceeded");
  });
});

describe("a command that pins a document", () => {
  const send = (pin: { DocumentVersion?: string; DocumentHash?: string }, DocumentName = "pinned") =>
    account.send({ DocumentName, InstanceIds: account.ids, DocumentHashType: "Sha256", ...pin });

  test("runs with the right version and hash and is refused with any other", async () => {
    await create("pinned", first);
    expect(await refusal(send({ DocumentVersion: "1", DocumentHash: sha256(first) }))).toBe("none");
    expect(await refusal(send({ DocumentVersion: "1", DocumentHash: sha256(second) }))).toBe("InvalidDocument");
    expect(await refusal(send({ DocumentVersion: "2" }))).toBe("InvalidDocumentVersion");
    expect(await refusal(send({}, "absent"))).toBe("InvalidDocument");
  });
});
