import { setTimeout as pause } from "node:timers/promises";
import { birth, endOrphans } from "../fleet/processes.ts";
import { find, release, removeState, stateFolder } from "../lifecycle/state.ts";
import { read, type Verb } from "./verb.ts";

const lookMs = 50;
/** Closing a host waits for its processes; past this the daemon hangs. */
const mostMs = 30_000;

export const down: Verb = {
  help: `npm run sandbox -- down [--keep]

Ends the daemon and every process of its hosts, and removes the state folder.
  --keep   leaves the folder, to look at logs`,

  async run(args) {
    const { values } = read(args, { keep: { type: "boolean" } });
    const state = stateFolder();
    const found = await find(state);
    if (found.is === "absent") {
      // A start that failed leaves its log.
      if (!values.keep) await removeState(state);
      console.log("No sandbox is up.");
      return 0;
    }
    if (found.is === "running") await stop(found.daemon.pid, found.daemon.born);
    // Also after a clean end: a process that escaped its supervisor must not outlive `down`.
    await endOrphans(state);
    await release(state);
    if (!values.keep) await removeState(state);
    console.log(values.keep ? `The sandbox is down; its state is in ${state}.` : "The sandbox is down.");
    return 0;
  },
};

/** SIGINT keeps the folder, which is removed here once nothing can write to it any more. */
async function stop(pid: number, born: string): Promise<void> {
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < mostMs; waited += lookMs) {
    if (birth(pid) !== born) return;
    await pause(lookMs);
  }
  process.kill(pid, "SIGKILL");
}
