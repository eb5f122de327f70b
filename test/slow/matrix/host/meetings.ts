import { join } from "node:path";
import { keys } from "../../../../schema/bucket-keys.ts";
import type { Bench, Given, Step } from "./bench.ts";
import { done, type End, failed, type Mend, type Row, unchanged } from "./cell.ts";

/** Two at once on one host, and clocks that jump. */

const jump = (seconds: number) => ({ BASH_ENV: join(import.meta.dirname, "jump.sh"), JUMP: String(seconds) });

/** The same operation a second time at the same moment, as when SSM delivers a command twice. Both must succeed. */
const twice =
  (step: Step) =>
  async ({ lab }: Bench, given: Given): Promise<Mend> => {
    const copy = lab.run(step, { ...given });
    return async () => {
      const { code, stderr } = await copy;
      if (code !== 0) throw new Error(`the copy of ${step} ended with ${code}:\n${stderr}`);
    };
  };

/** A run that lost its lease long ago. Whatever it asks for, it is refused. */
const zombie =
  (operation: Step) =>
  async (bench: Bench, given: Given): Promise<Mend> => {
    const { lab } = bench;
    const old = String(lab.fence);
    lab.fence += 1;
    // The newer fence has been seen: its rollout has begun.
    await bench.must("prune", { rollout: bench.rollout() });
    const late = lab.run(operation, { ...given, fence: old });
    return async () => {
      const { code } = await late;
      if (code !== 2) throw new Error(`the zombie's ${operation} ended with ${code}`);
    };
  };

/** The guard wakes up while the operation runs, and finds the switch overdue and its rollout decided so. */
const guarded =
  (decision: "commit" | "revert" | null) =>
  async (bench: Bench, given: Given): Promise<Mend> => {
    const { lab } = bench;
    await lab.put(keys.rollout("lab", given.rollout), JSON.stringify({ schema: 1, decision }));
    await bench.must("switch", { ...given, deadline: "1" });
    const guard = lab.sh("$KLOVERBUY_ROOT/usr/local/lib/kloverbuy/guard.sh");
    return () => guard;
  };

const either: End[] = [done, unchanged];
const same = (step: Step): Row => ({
  fault: "the same command twice at once",
  inject: twice(step),
  ends: { [step]: either },
});
const again = async (bench: Bench, given: Given): Promise<Mend> => {
  const mend = await guarded(null)(bench, given);
  bench.lab.fence += 1;
  return mend;
};

export const meetings: Row[] = [
  ...(["status", "stage", "switch", "commit", "revert", "prune"] as const).map(same),
  { fault: "a zombie's switch at the same time", inject: zombie("switch"), ends: { stage: done, commit: done } },
  { fault: "a zombie's revert at the same time", inject: zombie("revert"), ends: { switch: done, commit: done } },
  {
    fault: "the guard at the same time, of a rollout without a decision",
    inject: guarded(null),
    anew: true,
    ends: { commit: [done, { outcome: "refused", at: "state", moved: "old" }], revert: either, prune: done },
  },
  { fault: "the guard at the same time, of a rollout that was taken over", inject: again, ends: { switch: either } },
  {
    fault: "the guard at the same time, of a rollout that is committed",
    inject: guarded("commit"),
    ends: { commit: either },
  },
  {
    fault: "the clock jumps an hour ahead",
    environment: jump(3600),
    ends: { stage: failed("health"), switch: failed("health"), revert: failed("health") },
  },
  {
    fault: "the clock jumps an hour back",
    environment: jump(-3600),
    ends: { stage: done, switch: done, revert: done },
  },
];
