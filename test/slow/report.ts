import { appendFileSync } from "node:fs";

/** One line of `npm run test:faults -- --report FILE`. */
export type Entry =
  /** A fault in a step of a rollout. `green`: the run said success although the asked-for state was not reached. */
  | {
      kind: "cell";
      fault: string;
      step: string;
      outcome: string;
      exit: number;
      requests: number;
      failed: number;
      green: boolean;
    }
  /** A process that was ended with SIGKILL. `hit`: it was still at work; `serves`: what answered afterwards. */
  | { kind: "kill"; victim: "host" | "runner"; at: string; hit: boolean; rebooted: boolean; serves: "old" | "new" }
  /** Two that wanted the same environment. */
  | { kind: "race"; pair: string; won: string; other: string }
  /** A random history of releases, after which the disk held what it must. */
  | { kind: "history"; length: number; releases: number };

/** Written where scripts/faults.ts asks for it; a run without a report has nowhere to write to. */
export function report(entry: Entry): void {
  const file = process.env.KLOVERBUY_FAULTS;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
}
