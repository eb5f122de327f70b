import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { acquire, LeaseHeld } from "../../actions/lib/environment/acquire.ts";
import { type Asking, ask, type HostOutcome, type Instruction } from "../../actions/lib/fleet/dispatch.ts";
import type { Change } from "../../actions/lib/fleet/fleet.ts";
import { systemClock } from "../../actions/lib/time/clock.ts";
import { openWire, type Script } from "./place/adapters.ts";

const RELEASE = "0123abc-456789abcdef";
const id = (n: number) => `i-${n.toString(16).padStart(17, "0")}`;
type Wire = Awaited<ReturnType<typeof openWire>>;

function result(host: string, operation: string, change: Record<string, unknown> = {}): string {
  const state = { release: RELEASE, live: null, committed: null, pending: null, warm: null, fence: 1 };
  return JSON.stringify({
    schema: 1,
    host,
    operation,
    outcome: "done",
    ...state,
    timings_ms: {},
    error: null,
    ...change,
  });
}

/** A host that prints its result, and `stderr` beside it. */
const honest =
  (host: string, stderr = "", change: Record<string, unknown> = {}): Script =>
  async ({ operation = "" }) => ({
    stdout: `${result(host, operation === "x" ? "status" : operation, change)}\n`,
    stderr,
  });

const order = (operation: Change): Instruction => ({
  operation,
  release: RELEASE,
  rollout: "00000001-00000001",
  fence: 1,
  deadline: 0,
  hook: false,
});

async function asked(wire: Wire, operation: Change, change: Partial<Asking> = {}) {
  const heard: HostOutcome[] = [];
  const members = await wire.fleet.hosts();
  const asking = {
    fleet: wire.fleet,
    clock: systemClock,
    timeout: 10_000,
    onOutcome: (one: HostOutcome) => heard.push(one),
  };
  return { outcomes: await ask(order(operation), members, { ...asking, ...change }), heard };
}

describe("a command", () => {
  test("brings each host's own result, and what it printed for people", async () => {
    await using wire = await openWire();
    for (const n of [1, 2, 3]) wire.manage(id(n), honest(id(n)));
    const { outcomes, heard } = await asked(wire, "stage");
    expect(outcomes.map(({ host, failure }) => [host.id, failure])).toEqual([1, 2, 3].map((n) => [id(n), null]));
    expect(heard).toHaveLength(3);
  });

  test("a result that the listing cuts, because the log beside it is long, is read in full", async () => {
    await using wire = await openWire();
    const error = { step: "health", message: "m".repeat(900), cure: "c".repeat(300) };
    wire.manage(id(1), honest(id(1), "log line\n".repeat(500), { outcome: "failed", error }));
    const { outcomes } = await asked(wire, "stage");
    expect(outcomes[0]?.failure).toMatchObject({ step: "health", message: error.message });
    expect(outcomes[0]?.failure?.log.length).toBeGreaterThan(2_500);
  });

  test("control: in a short listing nothing is asked twice", async () => {
    await using wire = await openWire();
    wire.manage(id(1), honest(id(1)));
    await asked(wire, "stage");
    expect(wire.calls.get("ssm:GetCommandInvocation")).toBeUndefined();
  });

  test.each([
    ["nothing", ""],
    ["no result", "Killed"],
    ["another host's result", result(id(9), "switch", { live: RELEASE })],
  ])("a host that printed %s is believed when its status proves the switch, and only then", async (_, stdout) => {
    await using wire = await openWire();
    const lost =
      (live: string | null): Script =>
      async ({ operation = "" }) =>
        operation === "switch"
          ? { stdout, code: 1 }
          : honest(id(live === null ? 2 : 1), "", { live })({ operation }, never);
    wire.manage(id(1), lost(RELEASE));
    wire.manage(id(2), lost(null));
    const { outcomes } = await asked(wire, "switch");
    expect(outcomes.map(({ failure }) => failure?.step ?? "done")).toEqual(["done", "result"]);
  });

  test("a host that is late is given up at the deadline; its command is cancelled, so that its lock is free", async () => {
    await using wire = await openWire();
    let cancelled = false;
    wire.manage(id(1), honest(id(1)));
    wire.manage(id(2), async ({ operation = "" }, signal) => {
      if (operation !== "stage") return honest(id(2))({ operation }, signal);
      await pause(30_000, undefined, { signal }).catch(() => undefined);
      cancelled = signal.aborted;
      return { code: 137, stopped: "Cancelled" };
    });
    const { outcomes } = await asked(wire, "stage", { timeout: 1_000 });
    expect(outcomes.map(({ failure }) => failure?.step ?? "done")).toEqual(["done", "command"]);
    expect(cancelled).toBe(true);
  });

  test("a late revert is left to end: cancelling it would leave the host where it must not stay", async () => {
    await using wire = await openWire();
    wire.manage(id(1), async ({ operation = "" }, signal) => {
      if (operation === "revert") await pause(1_500);
      expect(signal.aborted).toBe(false);
      return honest(id(1), "", { outcome: "unchanged" })({ operation }, signal);
    });
    const { outcomes } = await asked(wire, "revert", { timeout: 600 });
    expect(outcomes[0]?.failure).toBeNull();
    expect(wire.calls.get("ssm:CancelCommand")).toBeUndefined();
  });

  test("one host that SSM does not know any more does not keep the others from their command", async () => {
    await using wire = await openWire();
    for (let n = 1; n <= 9; n++) wire.manage(id(n), honest(id(n)));
    const members = await wire.fleet.hosts();
    wire.forget(id(4));
    const asking = { fleet: wire.fleet, clock: systemClock, timeout: 10_000, onOutcome: () => undefined };
    const outcomes = await ask(order("stage"), members, asking);
    expect(outcomes.filter(({ failure }) => failure !== null).map(({ host }) => host.id)).toEqual([id(4)]);
  });

  test("a document that is not the pinned one fails at once for all its hosts, with AWS's word", async () => {
    await using wire = await openWire({ hash: "0".repeat(64) });
    wire.manage(id(1), honest(id(1)));
    const { outcomes } = await asked(wire, "stage");
    expect(outcomes[0]?.failure?.message).toContain("InvalidDocument");
  });
});

describe("records in S3", () => {
  test("of many writers of one version exactly one wins", async () => {
    await using wire = await openWire();
    const version = await wire.records.write("x.json", { by: 0 }, undefined);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, by) => wire.records.write("x.json", { by: by + 1 }, version)),
    );
    expect(all.filter((one) => one !== undefined)).toHaveLength(1);
  });

  test("a write whose reply was lost is a success, not another's", async () => {
    await using wire = await openWire();
    wire.faults.set("lost-reply", "PutObject:1");
    const created = await wire.records.write("x.json", { by: "me" }, undefined);
    wire.faults.set("lost-reply", "PutObject:1");
    expect(await wire.records.write("x.json", { by: "me", again: true }, created)).toBeDefined();
  });

  test("what is no JSON, or was removed, is told apart from what was never there", async () => {
    await using wire = await openWire();
    expect(await wire.records.read("x.json")).toBeUndefined();
    expect(await wire.records.write("x.json", {}, '"0123456789abcdef0123456789abcdef"')).toBeUndefined();
    expect(await wire.records.list("nothing/")).toEqual([]);
  });

  test("a hundred runs ask for the lease over the wire, one gets it", async () => {
    await using wire = await openWire();
    const { records } = wire;
    const claim = (n: number) => ({
      records,
      environment: "test",
      clock: systemClock,
      holder: `${n}`,
      owner: `run ${n}`,
      wait: 0,
    });
    const all = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => acquire(claim(n))));
    expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(all.every((one) => one.status === "fulfilled" || one.reason instanceof LeaseHeld)).toBe(true);
  });
});

const never = new AbortController().signal;
