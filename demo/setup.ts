import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseNginx, nginxVersion } from "../sandbox/fleet/nginx.ts";
import { birth, endOrphans } from "../sandbox/fleet/processes.ts";
import { startSandbox } from "../sandbox/lifecycle/start.ts";
import { removeState } from "../sandbox/lifecycle/state.ts";
import { undo } from "./restart-in-place.ts";
import { type Stage, StepBroke } from "./rollout.ts";
import { Shop } from "./shop.ts";
import { count, Show } from "./terminal.ts";

/** Someone pressed Ctrl-C. */
export class Interrupted extends Error {}

/**
 * Runs `play` with a sandbox of its own, a copy of the shop and what `prepare` made while the hosts started, and exits with its answer. In every case, Ctrl-C included,
 * nothing is left running; `keep` leaves the sandbox up until Ctrl-C.
 */
export async function runDemo<T>(
  wanted: { hosts: number; keep: boolean },
  prepare: (stage: Stage) => Promise<T>,
  play: (stage: Stage, prepared: T) => Promise<boolean>,
) {
  const show = new Show();
  chooseNginx();
  const interrupt = new AbortController();
  const stop = () => interrupt.abort(new Interrupted("Interrupted"));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    process.exitCode = (await within(wanted, show, interrupt.signal, prepare, play)) ? 0 : 1;
  } catch (error) {
    process.exitCode = 1;
    if (interrupt.signal.aborted) show.bad("Interrupted; everything was ended and removed.");
    else if (error instanceof StepBroke) show.bad(error.message);
    else throw error;
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}

async function within<T>(
  { hosts, keep }: { hosts: number; keep: boolean },
  show: Show,
  signal: AbortSignal,
  prepare: (stage: Stage) => Promise<T>,
  play: (stage: Stage, prepared: T) => Promise<boolean>,
): Promise<boolean> {
  await sweep(show);
  // Short: the path of a host's socket has at most 107 bytes.
  const state = await mkdtemp(join(tmpdir(), `kbd-${process.pid}-`));
  try {
    show.section(`A sandbox with ${count(hosts)} hosts, each with its own Nginx ${nginxVersion()}`);
    const sandbox = await startSandbox({ state, progress: (line) => show.line(line) });
    try {
      signal.throwIfAborted();
      const stage = { sandbox, shop: await Shop.copy(join(state, "src")), show, signal };
      const [prepared] = await Promise.all([prepare(stage), sandbox.addHosts({ count: hosts })]);
      const good = await play(stage, prepared);
      if (keep) {
        await undo(sandbox.hosts);
        show.section("Kept running: Ctrl-C ends it");
        for (const one of sandbox.hosts) if (one.kind === "real") show.line(one.url);
        await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      }
      return good;
    } finally {
      await sandbox.close();
    }
  } finally {
    await endOrphans(state);
    await removeState(state);
  }
}

/** A demo that was killed could not clean up after itself: the next one does. */
async function sweep(show: Show): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = /^kbd-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || birth(Number(pid)) !== null) continue;
    const state = join(tmpdir(), name);
    const ended = await endOrphans(state);
    await removeState(state);
    show.line(`cleaned up after a demo that had been killed: ${ended} processes ended`);
  }
}
