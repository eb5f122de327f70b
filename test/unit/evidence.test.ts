import { describe, expect, test } from "vitest";
import { report } from "../../actions/deploy/report.ts";
import type { Log } from "../../actions/lib/log.ts";
import { keys } from "../../actions/lib/release.ts";
import { rollout } from "../../actions/lib/rollout.ts";
import { ENV, NEW, OLD, settledWorld } from "./world/world.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, group: (_, work) => work() };

async function failing(trouble = false) {
  const world = await settledWorld();
  world.host(1).broken.add("switch");
  const key = keys.evidence(ENV, "00000002-00000002", world.host(1).id, "switch");
  if (trouble) world.records.broken.set(key, "before");
  const address = (name: string) => `https://console/${name}`;
  return { world, key, result: await rollout(world.request(NEW), { ...world.ports(), address }) };
}

describe("what a host said that failed", () => {
  test("is kept beside the ledger, and the summary links to it", async () => {
    const { world, key, result } = await failing();
    expect(result.outcome).toBe("rolled-back");
    expect(world.records.get(key)).toMatchObject({
      host: world.host(1).id,
      operation: "switch",
      step: "switch",
      cure: "mend switch",
      lines: [`log of ${world.host(1).id}`, expect.any(String)],
    });
    expect(report({ kind: "rollout", ...result }, silent).summary).toContain(`(https://console/${key})`);
  });

  test("and could not be kept is a warning, and the outcome stays", async () => {
    const { world, key, result } = await failing(true);
    expect(result.outcome).toBe("rolled-back");
    expect(result.warnings).toHaveLength(1);
    expect(world.records.get(key)).toBeUndefined();
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });
});
