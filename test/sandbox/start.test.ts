import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeInstanceInformationCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StackError } from "../../sandbox/account/stack/index.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox/lifecycle/start.ts";
import { writeStacks } from "../support/stacks.ts";

let folder: string;
let sandbox: Sandbox | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-start-"));
});
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const stacks = await writeStacks(join(folder, "stacks"));
  sandbox = await startSandbox({ state: join(folder, "state"), stacks, ...options });
  return sandbox;
}

async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${sandbox?.url}/_sandbox/${path}`, { method, headers, ...payload });
  return { status: response.status, body: await response.json() };
}

async function managed(one: Sandbox) {
  const { AWS_REGION: region = "", AWS_ENDPOINT_URL: endpoint = "", ...env } = one.env;
  const credentials = {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    sessionToken: env.AWS_SESSION_TOKEN ?? "",
  };
  const client = new SSMClient({ region, endpoint, credentials });
  const answer = await client.send(new DescribeInstanceInformationCommand({ MaxResults: 50 }));
  return (answer.InstanceInformationList ?? []).map(({ InstanceId, AgentVersion }) => [InstanceId, AgentVersion]);
}

describe("startSandbox", () => {
  test("starts what the stacks declare, and its variables are all that a client needs", async () => {
    const one = await start({ light: 2 });
    expect(one).toMatchObject({ environment: "test", region: "eu-central-1", bucket: "kloverbuy-test-artifacts" });
    expect(await managed(one)).toHaveLength(2);
  });

  test("takes the environment asked for, and refuses one that the stacks do not declare", async () => {
    await writeStacks(join(folder, "stacks"), "second");
    expect((await start({ environment: "second" })).bucket).toBe("kloverbuy-second-artifacts");
    await sandbox?.close();
    await expect(start({ environment: "third" })).rejects.toThrow(StackError);
  });

  test("adds and removes hosts while it runs, an old agent among them", async () => {
    const one = await start();
    const [old] = await one.addHosts({ count: 1, light: true, agentVersion: "3.2.0.0" });
    const [fresh] = await one.addHosts({ count: 1, light: true });
    expect(await managed(one)).toEqual([
      [old?.id, "3.2.0.0"],
      [fresh?.id, fresh?.agentVersion],
    ]);
    expect(await one.removeHost(old?.id ?? "")).toBe(true);
    expect(await one.removeHost(old?.id ?? "")).toBe(false);
    expect(await managed(one)).toHaveLength(1);
  });

  test("leaves no folder and no listener when closed, and the folder when asked to keep it", async () => {
    const one = await start();
    await one.close({ keep: true });
    expect(existsSync(one.state)).toBe(true);
    await expect(fetch(one.url)).rejects.toThrow();
    const again = await start();
    await again.close();
    expect(existsSync(again.state)).toBe(false);
  });
});

describe("the control API", () => {
  test("adds and removes hosts, counts calls and forgets them", async () => {
    const one = await start();
    expect(await control("POST", "hosts", { count: 2, light: true })).toMatchObject({ status: 200 });
    expect((await control("GET", "status")).body.hosts).toMatchObject([{ kind: "light" }, { serves: null }]);
    await control("DELETE", `hosts/${one.hosts[0]?.id}`);
    expect(one.hosts).toHaveLength(1);
    await managed(one);
    expect((await control("GET", "calls")).body).toEqual({ "ssm:DescribeInstanceInformation": 1 });
    await control("DELETE", "calls");
    expect((await control("GET", "calls")).body).toEqual({});
  });

  test("switches faults on and all of them off", async () => {
    const one = await start();
    await control("POST", "faults", { name: "slow", value: "GetObject:50" });
    expect(one.faults.list()).toEqual({ slow: { GetObject: 50 } });
    await control("DELETE", "faults");
    expect(one.faults.list()).toEqual({});
  });

  test.each<[string, string, string, unknown, Record<string, string>, number]>([
    ["an unknown path", "GET", "nonsense", undefined, {}, 404],
    ["an unknown fault", "POST", "faults", { name: "gremlins", value: "1" }, {}, 400],
    ["too many hosts", "POST", "hosts", { count: 501, light: true }, {}, 400],
    ["a host that is not there", "DELETE", "hosts/i-00000000000000009", undefined, {}, 404],
    ["a page in a browser", "POST", "down", undefined, { origin: "https://example.org" }, 403],
  ])("refuses %s", async (_, method, path, body, headers, status) => {
    await start();
    const answer = await control(method, path, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/./);
  });

  test("down closes the sandbox", async () => {
    const one = await start({ light: 1 });
    await control("POST", "down");
    await one.close();
    expect(existsSync(one.state)).toBe(false);
  });
});
