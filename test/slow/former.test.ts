import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundle } from "../../stacks/commands/bundle.ts";
import { digestOfInstalled } from "../../stacks/commands/packed.ts";
import { documentScript, runDocument } from "../shell/lab/document.ts";
import { ScriptHost } from "../shell/lab/lab.ts";
import { publish } from "../shell/lab/releases.ts";

/**
 * Documents come by an apply, a host's own scripts (guard, join, launch) by the instance refresh that follows: meanwhile one of
 * them is former. former/scripts.txt is shell/ of the commit before documents were packed, as the archive of hosts/, gzip, base64.
 */
const scripts = mkdtempSync(join(tmpdir(), "kb-former-"));
const former = join(scripts, "shell");
mkdirSync(former);
const archive = gunzipSync(
  Buffer.from(readFileSync(join(import.meta.dirname, "former/scripts.txt"), "utf8"), "base64"),
);
execFileSync("bash", ["-s", "--", former], { input: archive });
const today = join(import.meta.dirname, "../../shell");

const pairs = {
  "today's document beside former installed scripts": { document: documentScript, installed: former, told: true },
  "a former document beside today's installed scripts": {
    document: bundle(join(former, "release.sh")),
    installed: today,
    told: false,
  },
  "today's document beside what bootstrap.sh installed": {
    document: documentScript,
    installed: undefined,
    told: false,
  },
};

afterAll(() => rmSync(scripts, { recursive: true, force: true }));

describe.each(Object.entries(pairs))("%s share a host's state:", (_, { document, installed, told }) => {
  let lab: ScriptHost;
  let committed: string;
  let release: string;
  let n = 1;
  beforeAll(async () => {
    lab = await ScriptHost.open();
    await lab.sh("systemctl stop kloverbuy-guard.timer");
    if (installed !== undefined) {
      await lab.sh(`cd $KLOVERBUY_ROOT/usr/local/lib/kloverbuy && rm -rf -- * && cd ${installed} &&
        cp -r release.sh launch.sh guard.sh join.sh ready.sh lib release nginx $KLOVERBUY_ROOT/usr/local/lib/kloverbuy/`);
    }
    committed = await publish(lab, { text: "committed" });
    for (const operation of ["stage", "switch", "commit", "prune"]) await done(operation, committed);
  });
  afterAll(() => lab[Symbol.asyncDispose]());
  beforeEach(async () => {
    n++;
    release = await publish(lab, { text: `r${n}` });
  });
  afterEach(() => {
    lab.fence++;
  });

  const rollout = () => `0000000${n}-0000000a`;
  const byDocument = (operation: string, id: string, more = {}) =>
    runDocument(lab, operation, { release: id, rollout: rollout(), deadline: "1", ...more }, { script: document });
  async function done(operation: string, id: string) {
    const result = await byDocument(operation, id);
    expect(result.error, operation).toBeNull();
    return result;
  }
  const byInstalled = async (words: string) => {
    const { stdout } = await lab.sh(`$KLOVERBUY_ROOT/usr/local/lib/kloverbuy/release.sh ${words} --environment lab`);
    const { outcome, live, committed, pending, warm } = JSON.parse(stdout);
    return { outcome, live, committed, pending, warm };
  };
  const facts = async () => {
    const { live, committed, pending, warm } = await byDocument("status", release);
    return { live, committed, pending, warm };
  };
  const guard = () => lab.sh("$KLOVERBUY_ROOT/usr/local/lib/kloverbuy/guard.sh");

  test("what the document switched and nobody committed, the guard undoes", async () => {
    await done("stage", release);
    await done("switch", release);
    expect(await byInstalled("status")).toMatchObject({ live: release, committed, pending: release });
    const { code, stderr } = await guard();
    expect(code, stderr).toBe(0);
    expect(await facts()).toEqual({ live: committed, committed, pending: null, warm: null });
    expect(await (await lab.get("/api/version")).json()).toMatchObject({ release: committed });
  });

  test("what the document committed stands for the installed scripts, and the other way round", async () => {
    for (const operation of ["stage", "switch", "commit"]) await done(operation, release);
    const after = { live: release, committed: release, pending: null, warm: committed };
    expect(await byInstalled("status")).toMatchObject(after);
    const options = `--rollout 00000009-0000000a --fence ${++lab.fence} --deadline 0`;
    expect(await byInstalled(`switch --release ${committed} ${options}`)).toMatchObject({ outcome: "done" });
    expect(await byInstalled(`commit --release ${committed} ${options}`)).toMatchObject({ outcome: "done" });
    expect(await facts()).toEqual({ live: committed, committed, pending: null, warm: release });
    // A fence that the installed scripts saw shuts an older document out.
    lab.fence--;
    expect(await byDocument("switch", release)).toMatchObject({ outcome: "refused", error: { step: "fence" } });
    lab.fence++;
  });

  test("status tells both versions, and warns where they differ", async () => {
    const { scripts, warnings } = await byDocument("status", release);
    if (document !== documentScript) return expect(scripts).toBeUndefined();
    expect(scripts).toEqual({ document: digestOfInstalled(today), installed: digestOfInstalled(installed ?? today) });
    expect(warnings?.some((one) => one.includes("own scripts"))).toBe(told);
  });
});
