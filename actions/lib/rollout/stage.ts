import { type Failure, throwFailures } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import type { RolloutRun } from "./run.ts";

/** Every host downloads the release, starts it beside the one that serves, and waits until it is healthy. */
export async function stage(run: RolloutRun): Promise<void> {
  throwFailures(await stageOn(run, run.unstaged));
}

/** The same on some hosts; answers which failed. */
export async function stageOn(run: RolloutRun, hosts: Member[]): Promise<Failure[]> {
  const { manifest, ports, request } = run;
  const { hooks, health } = manifest.config;
  const timeout = request.stageTimeout + health.timeout * 1000;
  const options = { timeout, signal: ports.signal };
  // A rollback runs no hook: what it goes back to was prepared when it was deployed, and no migration runs backwards.
  const hook = hooks["before-switch"] !== null && request.kind === "deploy";
  if (hook) {
    // Once per rollout, before any other host is touched: a migration that fails costs nothing more.
    const first = hosts.slice(0, 1);
    for (const host of first) run.staged.add(host);
    const withHook = { ...options, timeout: timeout + hooks.timeout * 1000, hook, note: "with its hook" };
    const failures = await run.send("stage", first, withHook);
    if (failures.length > 0) return failures;
  }
  const others = hook ? hosts.slice(1) : hosts;
  for (const host of others) run.staged.add(host);
  return run.send("stage", others, options);
}
