import { describe, expect, test } from "vitest";
import { cancelledWhenLate } from "../../../actions/lib/fleet/fleet.ts";
import { operations } from "../../../schema/host-result.ts";
import type { MemoryHost } from "../world/host.ts";
import { NEW, OLD, settledWorld } from "../world/world.ts";

/* What an answer of a host proves, and how it is found out when none comes. */

const done = { outcome: "done", error: null } as const;
const failures = (result: object) =>
  "failures" in result
    ? (result.failures as { host: string; step: string }[]).map(({ host, step }) => [host, step])
    : [];

describe("a host that says done is believed as far as its state shows it:", () => {
  test.each<[string, string, (host: MemoryHost) => void]>([
    [
      "a switch that left another release live",
      "rolled-back",
      (host) => Object.assign(host.instead, { switch: () => done }),
    ],
    [
      "a commit that left the switch pending",
      "commit-failed",
      (host) => Object.assign(host.instead, { commit: () => done }),
    ],
    [
      "a commit of another release",
      "commit-failed",
      (host) => {
        host.instead.commit = () => {
          Object.assign(host, { committed: OLD, pending: null });
          return done;
        };
      },
    ],
    [
      "a commit that left the switch pending, and yet committed",
      "commit-failed",
      (host) => {
        host.instead.commit = () => {
          Object.assign(host, { committed: NEW, pending: NEW });
          return done;
        };
      },
    ],
    [
      "a commit of what the host has undone by itself",
      "commit-failed",
      (host) => {
        host.instead.commit = () => {
          Object.assign(host, { live: OLD, committed: OLD, pending: null });
          return done;
        };
      },
    ],
    [
      "a commit after which another release is live",
      "commit-failed",
      (host) => {
        host.instead.commit = () => {
          Object.assign(host, { live: OLD, committed: NEW, pending: null });
          return done;
        };
      },
    ],
  ])("not %s", async (_, outcome, lie) => {
    const world = await settledWorld();
    lie(world.host(0));
    const result = await world.deploy(NEW);
    expect({ outcome: result.outcome, failures: failures(result) }).toEqual({
      outcome,
      failures: [[world.host(0).id, "state"]],
    });
  });

  test.each<[string, (host: MemoryHost) => void]>([
    ["that left the switch pending", (host) => Object.assign(host, { live: OLD })],
    ["that left the release live", (host) => Object.assign(host, { pending: null })],
  ])("nor a revert %s", async (_, change) => {
    const world = await settledWorld();
    world.host(2).broken.add("switch");
    const [canary] = world.hosts;
    if (canary === undefined) throw new Error("there is no host");
    canary.instead.revert = () => {
      change(canary);
      return done;
    };
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("rollback-failed");
    expect(failures(result)).toContainEqual([canary.id, "state"]);
  });

  test("and one that says failed is not, whatever its state shows", async () => {
    const world = await settledWorld();
    const [canary] = world.hosts;
    if (canary === undefined) throw new Error("there is no host");
    canary.instead.switch = (release) => {
      Object.assign(canary, { live: release, pending: release });
      return { outcome: "failed", error: { step: "probe", message: "no answer", cure: "look" } };
    };
    const result = await world.deploy(NEW);
    expect({ outcome: result.outcome, failures: failures(result) }).toEqual({
      outcome: "rolled-back",
      failures: [[canary.id, "probe"]],
    });
  });

  test("and one that had nothing to do is as good as one that did it", async () => {
    const world = await settledWorld();
    world.host(1).bring(NEW);
    Object.assign(world.host(1), { live: NEW, pending: NEW });
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("succeeded");
    expect(result.hosts[1]?.phases.stage?.outcome).toBe("unchanged");
  });
});

describe("a host whose answer cannot be read is asked what it serves, and", () => {
  test("what was done is believed: a switch, a commit, a revert", async () => {
    const world = await settledWorld();
    for (const operation of ["switch", "commit"] as const) world.fleet.break(world.host(0), operation, "mute");
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({
      outcome: "succeeded",
      hosts: [{ phases: { switch: { outcome: "done" } } }, {}, {}],
    });
    const back = await settledWorld();
    back.host(2).broken.add("switch");
    back.fleet.break(back.host(0), "revert", "mute");
    expect((await back.deploy(NEW)).outcome).toBe("rolled-back");
  });

  test("a stage is believed only where the release serves already: status does not tell what is staged", async () => {
    const world = await settledWorld();
    world.fleet.break(world.host(1), "stage", "mute");
    const result = await world.deploy(NEW);
    expect({ outcome: result.outcome, failures: failures(result) }).toEqual({
      outcome: "refused",
      failures: [[world.host(1).id, "result"]],
    });
    const half = await settledWorld();
    Object.assign(half.host(1), { live: NEW, pending: NEW });
    half.fleet.break(half.host(1), "stage", "mute");
    expect((await half.deploy(NEW)).outcome).toBe("succeeded");
  });

  test("clearing away old releases is not, for its status says nothing of that", async () => {
    const world = await settledWorld();
    world.fleet.break(world.host(1), "prune", "mute");
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "succeeded", warnings: [expect.stringContaining(world.host(1).id)] });
  });

  test("one that was told to do it and is back where it was has failed, by its first answer", async () => {
    const world = await settledWorld();
    world.fleet.break(world.host(0), "switch", "delivery-timed-out");
    const result = await world.deploy(NEW);
    expect(failures(result)).toEqual([[world.host(0).id, "command"]]);
    expect("reason" in result && result.reason).toContain("delivery-timed-out");
  });

  test("one that cannot be asked any more has failed: nothing shows that it did it", async () => {
    const world = await settledWorld();
    world.fleet.break(world.host(0), "switch", "mute");
    world.fleet.when.set("switch", () => world.fleet.refusals.set("status", new Error("AccessDenied")));
    const result = await world.deploy(NEW);
    expect({ outcome: result.outcome, failures: failures(result) }).toEqual({
      outcome: "rolled-back",
      failures: [[world.host(0).id, "result"]],
    });
  });

  test("is asked alone: the others have answered", async () => {
    const world = await settledWorld();
    world.fleet.break(world.host(1), "stage", "mute");
    await world.deploy(NEW);
    const questions = world.fleet.sent.filter(({ operation }) => operation === "status").map(({ hosts }) => [...hosts]);
    expect(questions.slice(1)).toEqual([[world.host(1).id]]);
  });
});

test("what comes after a late stage or switch needs the host's lock, so these are cancelled; the rest had better end", () => {
  expect(operations.filter(cancelledWhenLate)).toEqual(["stage", "switch"]);
});
