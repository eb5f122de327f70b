import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Bench, Given } from "./bench.ts";
import { done, failed, type Mend, planned, type Row, refused } from "./cell.ts";

/** Apps that are sick, or find their place taken. */

const health = { health: { timeout: 3, header: "x-release" } };
const sick = (text: string, config: Record<string, unknown> = {}) =>
  planned({ text, config: { ...health, ...config } });
const well = sick("well");

/** The process that is asked for changes its mind once it runs. */
const becomes =
  (mood: string, whose?: "old") =>
  async ({ lab, old }: Bench, { release }: Given): Promise<Mend> => {
    const socket = `$KLOVERBUY_ROOT/srv/kloverbuy/releases/${whose === "old" ? old : release}/run/app.sock`;
    const become = (word: string) => lab.sh(`curl -sS --unix-socket ${socket} "http://app/api/become?mood=${word}"`);
    await become(mood);
    return () => become("well");
  };

const stopped =
  (whose?: "old") =>
  async ({ lab, old }: Bench, { release }: Given): Promise<Mend> => {
    const unit = `kloverbuy@${whose === "old" ? old : release}.service`;
    await lab.sh(`systemctl stop ${unit}`);
    return () => lab.sh(`systemctl start ${unit}`);
  };

/** It runs no more, and somebody else listens where it did. */
async function robbed({ lab }: Bench, { release }: Given): Promise<Mend> {
  const unit = `kloverbuy@${release}.service`;
  const port = Number(await readFile(lab.path(`srv/kloverbuy/releases/${release}/port`), "utf8"));
  await lab.sh(`systemctl stop ${unit}`);
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
  await lab.sh(`systemctl start ${unit}`);
  await pause(300);
  return () => squatter.close();
}

const before = (...words: string[]) => ({ hooks: { "before-switch": words, timeout: 2 } });
const hook = { hook: "true" };

export const healths: Row[] = [
  { fault: "an app that dies", release: sick("dies"), ends: { stage: failed("health") } },
  { fault: "an app that does not answer", release: sick("hangs"), ends: { stage: failed("health") } },
  { fault: "an app whose health is 500", release: sick("sick"), ends: { stage: failed("health") } },
  { fault: "an app that flaps", release: sick("flaps"), ends: { stage: failed("health") } },
  { fault: "an app that is healthy every other time", release: sick("wavers"), ends: { stage: failed("health") } },
  { fault: "an app that says it is another release", release: sick("liar"), ends: { stage: failed("health") } },
  { fault: "an app that is healthy slowly", release: sick("slow"), ends: { stage: done } },
  {
    fault: "health is 500 once it is staged",
    release: well,
    inject: becomes("sick"),
    ends: { switch: failed("health") },
  },
  {
    fault: "health wavers once it is staged",
    release: well,
    inject: becomes("wavers"),
    ends: { switch: failed("health") },
  },
  {
    fault: "another release's name once it is staged",
    release: well,
    inject: becomes("liar"),
    ends: { switch: failed("health") },
  },
  { fault: "the staged process is gone", release: well, inject: stopped(), ends: { switch: refused("state") } },
  {
    fault: "the committed release is sick meanwhile",
    inject: becomes("sick", "old"),
    ends: { revert: failed("health") },
  },
  { fault: "the committed release's process is gone", inject: stopped("old"), ends: { revert: done } },
  {
    fault: "no such program",
    release: sick("nothing", { start: ["no-such-program"] }),
    ends: { stage: failed("health") },
  },
  {
    fault: "a folder in the socket's place",
    release: sick("folder", before("mkdir", "-p", "../run/app.sock/x")),
    options: hook,
    ends: { stage: failed("health") },
  },
  {
    fault: "a file in the socket's place",
    release: sick("file", before("touch", "../run/app.sock")),
    options: hook,
    ends: { stage: done },
  },
  {
    fault: "a hook that fails",
    release: sick("hook", before("false")),
    options: hook,
    ends: { stage: failed("hook") },
  },
  {
    fault: "a hook that hangs",
    release: sick("long", before("sleep", "60")),
    options: hook,
    ends: { stage: failed("hook") },
  },
  {
    fault: "the port was taken from it",
    release: sick("port", { listen: "port" }),
    inject: robbed,
    // It dies at each start: the switch meets it dead, or on a busy machine just before its end.
    ends: { switch: [refused("state"), failed("health")] },
  },
];
