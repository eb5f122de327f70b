import { rm, writeFile } from "node:fs/promises";
import type { Bench } from "./bench.ts";
import { changes, done, each, type Mend, type Row, refused, unchanged } from "./cell.ts";

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
    ends: { status: unchanged, ...each(refused("fence"), ...changes) },
  },
  {
    fault: "another environment's rollout",
    options: { environment: "production" },
    ends: each(refused("options"), "status", "switch", "revert"),
  },
  {
    fault: "no parameters, as of an agent that is too old",
    options: { environment: "", release: "", rollout: "", fence: "" },
    ends: each(refused("options"), "status", "stage", "commit"),
  },
  {
    fault: "a fence file without a number",
    inject: replaced("var/lib/kloverbuy/fence", "seven\n"),
    ends: { status: unchanged, ...each(refused("fence"), "stage", "switch", "commit", "revert") },
  },
  {
    fault: "half a state file",
    inject: replaced("var/lib/kloverbuy/state.json", '{"schema":1,"comm'),
    ends: each(refused("state"), "status", ...changes),
  },
  {
    fault: "no host.env",
    inject: replaced("etc/kloverbuy/host.env", null),
    ends: each(refused("start"), "status", "switch", "commit"),
  },
  {
    fault: "another operation at work for a second",
    inject: locked(1),
    ends: { status: unchanged, ...each(done, ...changes) },
  },
];
