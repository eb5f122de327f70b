import { rm, writeFile } from "node:fs/promises";
import type { Bench } from "./bench.ts";
import { done, type failed, type Mend, type Row, refused, unchanged } from "./cell.ts";

/** What does not fit: parameters, the host's own files, another operation at work. */

/** Another text in a file of the host for the time of the operation; null: the file is gone. */
export const replaced =
  (path: string, text: string | null) =>
  async ({ lab }: Bench): Promise<Mend> => {
    const { stdout: former, code } = await lab.sh(`cat $KLOVERBUY_ROOT/${path}`);
    if (text === null) await rm(lab.path(path));
    else await writeFile(lab.path(path), text);
    return () => (code === 0 ? writeFile(lab.path(path), former) : rm(lab.path(path)));
  };

const changes = (end: ReturnType<typeof failed>) => ({
  stage: end,
  switch: end,
  commit: end,
  revert: end,
  prune: end,
});
const all = (end: ReturnType<typeof failed>) => ({ status: end, ...changes(end) });

/** Holds the host's lock as another operation would, and lets go after a while. */
const locked =
  (seconds: number) =>
  async ({ lab }: Bench): Promise<Mend> => {
    const holding = lab.sh(`exec 9>>$KLOVERBUY_ROOT/var/lib/kloverbuy/lock; flock 9; touch $KLOVERBUY_ROOT/run/held
      sleep ${seconds}`);
    while ((await lab.sh("rm $KLOVERBUY_ROOT/run/held 2>/dev/null")).code !== 0);
    return () => holding;
  };

export const settings: Row[] = [
  {
    fault: "a fence older than the last",
    options: { fence: "0" },
    ends: { status: unchanged, ...changes(refused("fence")) },
  },
  {
    fault: "a fence that is no number",
    options: { fence: "one" },
    ends: { status: unchanged, ...changes(refused("options")) },
  },
  { fault: "another environment's rollout", options: { environment: "production" }, ends: all(refused("options")) },
  {
    fault: "no parameters, as of an agent that is too old",
    options: { environment: "", release: "", rollout: "", fence: "" },
    ends: all(refused("options")),
  },
  {
    fault: "a fence file without a number",
    inject: replaced("var/lib/kloverbuy/fence", "seven\n"),
    ends: { status: unchanged, ...changes(refused("fence")) },
  },
  {
    fault: "half a state file",
    inject: replaced("var/lib/kloverbuy/state.json", '{"schema":1,"comm'),
    ends: all(refused("state")),
  },
  { fault: "no host.env", inject: replaced("etc/kloverbuy/host.env", null), ends: all(refused("start")) },
  {
    fault: "another operation at work for a second",
    inject: locked(1),
    ends: { status: unchanged, stage: done, switch: done, commit: done, revert: done, prune: done },
  },
];
