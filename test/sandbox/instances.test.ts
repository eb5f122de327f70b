import { DescribeInstanceInformationCommand, paginateDescribeInstanceInformation } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instanceId, refusal, startAccount, type TestAccount } from "./account.ts";

const idle = { run: () => Promise.resolve([]) };
let account: TestAccount;
beforeAll(async () => {
  account = await startAccount(0);
  for (let n = 1; n <= 12; n += 1) account.manage(instanceId(n), idle, { fleet: n <= 8 ? "web" : "other" });
});
afterAll(() => account[Symbol.asyncDispose]());

type Filters = { Key: string; Values: string[] }[];
async function ids(Filters: Filters, MaxResults = 5): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateDescribeInstanceInformation({ client: account.client }, { Filters, MaxResults })) {
    for (const one of page.InstanceInformationList ?? []) found.push(one.InstanceId ?? "");
  }
  return found;
}

describe("DescribeInstanceInformation", () => {
  test("finds the instances of a tag, over all pages, each once", async () => {
    const expected = Array.from({ length: 8 }, (_, n) => instanceId(n + 1));
    expect(await ids([{ Key: "tag:fleet", Values: ["web"] }])).toEqual(expected);
  });

  test("takes several filters together, and says what an agent and its host are", async () => {
    account.faults.set("offline", instanceId(2));
    const lost = await ids([
      { Key: "tag:fleet", Values: ["web"] },
      { Key: "PingStatus", Values: ["ConnectionLost"] },
    ]);
    expect(lost).toEqual([instanceId(2)]);
    const Filters = [{ Key: "InstanceIds", Values: [instanceId(2), instanceId(3)] }];
    const answer = await account.client.send(new DescribeInstanceInformationCommand({ Filters }));
    expect(answer.InstanceInformationList).toMatchObject([
      { InstanceId: instanceId(2), PingStatus: "ConnectionLost", AgentVersion: "3.3.3050.0" },
      { InstanceId: instanceId(3), PingStatus: "Online", PlatformName: "Ubuntu", PlatformType: "Linux" },
    ]);
    account.faults.clear();
  });

  test("refuses an unknown filter, a foreign token and a page of less than five", async () => {
    const call = (input: object) => refusal(account.client.send(new DescribeInstanceInformationCommand(input)));
    expect(await call({ Filters: [{ Key: "Colour", Values: ["red"] }] })).toBe("InvalidFilterKey");
    expect(await call({ NextToken: "elsewhere" })).toBe("InvalidNextToken");
    expect(await call({ MaxResults: 4 })).toBe("ValidationException");
  });
});
