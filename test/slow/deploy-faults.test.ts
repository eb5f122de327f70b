import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readAs } from "../../actions/lib/environment/records.ts";
import { keys } from "../../schema/bucket-keys.ts";
import { LeaseRecord } from "../../schema/records.ts";
import { killedAfter } from "../e2e/place/killed.ts";
import { onHosts } from "../e2e/place/on-host.ts";
import { SandboxEnvironment } from "../e2e/place/place.ts";

// Light hosts keep release.sh's contract in memory: what is on trial here is the way to them, and back.
let place: SandboxEnvironment;
let [first, second] = ["", ""];
let [one, two, three] = ["", "", ""];

beforeAll(async () => {
  place = await SandboxEnvironment.open({ light: 3 });
  first = await place.build("first");
  second = await place.build("second");
  [one, two, three] = place.sandbox.hosts.map((host) => host.id) as [string, string, string];
});
afterAll(() => place?.[Symbol.asyncDispose]());

/** Each test begins with a whole fleet on one release, `from`, and deploys the other one, `to`. */
let [from, to] = ["", ""];
beforeEach(async () => {
  place.sandbox.faults.clear();
  const live = new Set(await served());
  if (live.size > 1 || live.has(null)) expect((await place.deploy(first)).code).toBe(0);
  [from = ""] = (await served()) as string[];
  to = from === first ? second : first;
});

const served = async () => (await onHosts(place.sandbox)).map((host) => (host as { live: string | null }).live);

describe("trouble that passes", () => {
  test.each([
    "throttle=SendCommand:3",
    "throttle=ListCommandInvocations:3",
    "throttle=DescribeInstanceInformation:2 throttle=GetParameter:1 throttle=PutObject:2",
    "slow=SendCommand:300 slow=ListCommandInvocations:300",
    "invocation-not-yet=3",
    "lost-reply=SendCommand:2 lost-reply=ListCommandInvocations:1",
    "lost-reply=PutObject:2",
  ])("%s: the deploy succeeds all the same", async (faults) => {
    for (const [name = "", value = ""] of faults.split(" ").map((fault) => fault.split("="))) {
      place.sandbox.faults.set(name, value);
    }
    const step = await place.deploy(to);
    expect(step.outputs.outcome, step.log).toBe("succeeded");
    expect(step.code).toBe(0);
    expect(await served()).toEqual([to, to, to]);
  });

  test("a lost reply at the switch: hosts get it twice, and the deploy succeeds", async () => {
    const step = await place.faultAfter(2, "lost-reply", "SendCommand:2", () => place.deploy(to));
    expect(step.outputs.outcome, step.log).toBe("succeeded");
  });
});

describe("trouble that stays", () => {
  test.each([
    ["offline", 0, "production-3"],
    ["undeliverable", 0, "production-3"],
    ["undeliverable", 1, "production-3"],
  ])("a host that is %s after command %i refuses the deploy by its name", async (name, after, host) => {
    const before = { ledger: await place.ledger(), hosts: await onHosts(place.sandbox) };
    const step = await place.faultAfter(after, name, three, () => place.deploy(to));
    expect(step.code).not.toBe(0);
    expect(step.outputs.outcome, step.log).toBe("refused");
    expect(step.annotations.some(({ message }) => message.includes(host))).toBe(true);
    expect({ ledger: await place.ledger(), hosts: await onHosts(place.sandbox) }).toEqual(before);
  });

  test("a host lost between the waves is named; the others are back on the former release", async () => {
    const before = await place.ledger();
    const step = await place.faultAfter(3, "undeliverable", three, () => place.deploy(to));
    expect(step.code).not.toBe(0);
    expect(step.outputs.outcome, step.log).toBe("rollback-failed");
    expect(step.hosts.find((host) => host.host === three)).toMatchObject({ certain: false });
    expect(await served()).toEqual([from, from, from]);
    expect(await place.ledger()).toEqual(before);
  });

  test("a canary that fails to switch is rolled back", async () => {
    const [canary] = place.sandbox.hosts;
    if (canary?.kind === "light") canary.light.failing.add("switch");
    const step = await place.deploy(to);
    if (canary?.kind === "light") canary.light.failing.clear();
    expect(step.code).not.toBe(0);
    expect(step.outputs.outcome, step.log).toBe("rolled-back");
    expect(await served()).toEqual([from, from, from]);
  });

  test.each(["truncate", "wrong-checksum"])(
    "a manifest that arrives with a %s fault refuses the deploy",
    async (name) => {
      place.sandbox.faults.set(name, "GetObject:50");
      const step = await place.deploy(to);
      expect(step.code).not.toBe(0);
      expect(step.outputs.outcome, step.log).toBe("refused");
      expect(await served()).toEqual([from, from, from]);
    },
  );

  test("credentials that AWS does not know fail at once", async () => {
    const started = Date.now();
    const env = { AWS_SECRET_ACCESS_KEY: "wrong" };
    const step = await place.run("deploy", { environment: place.sandbox.environment, release: to, bake: "0" }, env);
    expect(step.code).not.toBe(0);
    expect(step.outputs.outcome, step.log).toBe("refused");
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test("a lease that another run holds refuses the deploy and names that run", async () => {
    const records = place.records();
    const key = keys.lease(place.sandbox.environment);
    const stored = await records.read(key);
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const held = { ...(stored?.value as object), owner: "https://run/7 (bob)", acquired: at(0), expires: at(60_000) };
    const version = await records.write(key, held, stored?.version);
    const step = await place.deploy(to);
    expect(step.code).not.toBe(0);
    expect(step.outputs.outcome, step.log).toBe("refused");
    expect(step.annotations.some(({ message }) => message.includes("https://run/7 (bob)"))).toBe(true);
    await records.write(key, { ...held, expires: at(0) }, version);
  });
});

describe("a run that ends early", () => {
  test.each([3, 4, 5])("killed after its command %i, the next run finishes or undoes it", async (command) => {
    await killedAfter(place, command, to);
    expect([from, to]).toEqual(expect.arrayContaining(await served()));
    await place.expireLease();
    const wanted = command % 2 === 0 ? to : from;
    const step = await place.deploy(wanted);
    expect(step.code, step.log).toBe(0);
    expect(new Set(await served())).toEqual(new Set([wanted]));
  });

  test.each([
    [2, "refused"],
    [4, "rolled-back"],
  ])("cancelled after its command %i it ends as %s, in time, with the lease given back", async (command, outcome) => {
    const cancel = new AbortController();
    let cancelled = 0;
    const watching = place.afterCommand(command, () => {
      cancelled = Date.now();
      cancel.abort();
    });
    const step = await place.deploy(to, {}, cancel.signal);
    watching.stop();
    expect(Date.now() - cancelled).toBeLessThan(7_500);
    expect(step.code).not.toBe(0);
    expect(step.outputs.outcome, step.log).toBe(outcome);
    expect(await served()).toEqual([from, from, from]);
    const lease = await readAs(place.records(), keys.lease(place.sandbox.environment), LeaseRecord);
    expect(Date.parse(lease?.value.expires ?? "")).toBeLessThanOrEqual(Date.now());
  });
});

describe("the fleet", () => {
  test("an agent too old for environment parameters is named, and so is an empty fleet", async () => {
    const [old] = await place.sandbox.addHosts({ count: 1, light: true, agentVersion: "3.2.2303.0" });
    const step = await place.deploy(to);
    expect(step.outputs.outcome, step.log).toBe("refused");
    expect(step.log).toContain("3.2.2303.0");
    for (const host of [old?.id, one, two, three]) await place.sandbox.removeHost(host ?? "");
    const empty = await place.deploy(to);
    expect(empty.code).not.toBe(0);
    expect(empty.outputs.outcome, empty.log).toBe("refused");
  });
});
