import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentScript, runDocument } from "./lab/document.ts";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/**
 * A host is asked and undone when S3, its credentials, the AWS CLI and the room on its disk are gone, all at once: a document
 * brings all that it runs. Disks are small file systems of their own, which root may mount.
 */
const disks = { "srv/kloverbuy": "40m", tmp: "64k", "var/lib/kloverbuy": "64k" };
const able = process.getuid?.() === 0;
if (!able) console.warn("NOT PROVEN HERE: that a document needs no room on the disk. Run this test once as root.");

let lab: ScriptHost;
let releases: string[];
let aws: string;
beforeAll(async () => {
  lab = await ScriptHost.open({
    prepare: async (root) => {
      for (const [place, size] of Object.entries(disks)) {
        await mkdir(join(root, place), { recursive: true });
        if (able) execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", join(root, place)]);
      }
    },
  });
  aws = lab.path("bin/aws");
  releases = [];
  for (const text of ["one", "two", "three"]) releases.push(await publish(lab, { text }));
});
afterAll(async () => {
  if (able) for (const place of Object.keys(disks)) execFileSync("umount", ["-l", lab.path(place)]);
  await lab[Symbol.asyncDispose]();
});

const rollout = (n: number) => `0000000${n}-0000000a`;
const asked = (operation: string, n: number, environment = {}, script = documentScript) =>
  runDocument(lab, operation, { rollout: rollout(n), release: releases[n - 1] ?? "" }, { environment, script });
async function roll(n: number): Promise<void> {
  for (const operation of ["stage", "switch", "commit"]) {
    expect((await asked(operation, n)).error, `${operation} ${n}`).toBeNull();
  }
}

/** What a script has when all four are gone; a call of the AWS CLI leaves a trace. */
async function takeAllAway() {
  await writeFile(aws, `#!/bin/sh\n: >${lab.path("called")}\nexit 127\n`);
  await chmod(aws, 0o755);
  if (able) {
    // State keeps the blocks that a file system reserves for root.
    await lab.sh(`for disk in ${Object.keys(disks).join(" ")}; do cat /dev/zero >"$KLOVERBUY_ROOT/$disk/filler"; done
      truncate -s -8192 "$KLOVERBUY_ROOT/var/lib/kloverbuy/filler"`);
  }
  return {
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    AWS_ACCESS_KEY_ID: "",
    AWS_SECRET_ACCESS_KEY: "",
    TMPDIR: lab.path("tmp"),
  };
}

test("status, measure, switch, revert, commit and prune need neither S3, credentials, the AWS CLI nor room on the disk", async () => {
  const [one, two, three] = releases;
  await roll(1);
  await roll(2);
  expect((await asked("stage", 3)).outcome).toBe("done");
  const nothing = await takeAllAway();
  const said = (operation: string, n: number) => asked(operation, n, nothing);
  expect(await said("status", 3)).toMatchObject({ outcome: "unchanged", live: two, warm: one, error: null });
  expect(await said("measure", 3)).toMatchObject({ outcome: "unchanged", error: null });
  expect(await said("switch", 3)).toMatchObject({ outcome: "done", live: three, pending: three, error: null });
  expect(await said("revert", 3)).toMatchObject({ outcome: "done", live: two, pending: null, error: null });
  expect(await (await lab.get("/api/version")).json()).toMatchObject({ release: two });
  // A rollback to what is warm.
  expect(await said("switch", 1)).toMatchObject({ outcome: "done", live: one, pending: one, error: null });
  expect(await said("commit", 1)).toMatchObject({ outcome: "done", live: one, committed: one, warm: two, error: null });
  expect(await said("prune", 1)).toMatchObject({ outcome: "unchanged", error: null });
  expect(await (await lab.get("/api/version")).json()).toMatchObject({ release: one });
  expect(existsSync(lab.path("called"))).toBe(false);
});

test("control: a stage needs them, and says so", async () => {
  const nothing = await takeAllAway();
  expect(await asked("stage", 3, nothing)).toMatchObject({ outcome: "failed", live: releases[0] });
  if (!able) return;
  // With room, the next that it asks for is the AWS CLI.
  await rm(lab.path("srv/kloverbuy/filler"));
  expect(await asked("stage", 3, nothing)).toMatchObject({ outcome: "failed", error: { step: "download" } });
  expect(existsSync(lab.path("called"))).toBe(true);
});

test.runIf(able)("control: a script that keeps what it unpacked in a file does not run", async () => {
  const nothing = await takeAllAway();
  const wasteful = documentScript.replace(
    /^script=.*$/m,
    (line) => `${line}\nscript=$(printf '%s' "$script" | tee "$(mktemp)")`,
  );
  await expect(asked("status", 1, nothing, wasteful)).rejects.toThrow("No result");
});
