import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ScriptHost } from "../shell/lab/lab.ts";
import { publish } from "../shell/lab/releases.ts";

/** Real small file systems in the host's place for releases (40 MB) and for state (64 KB); mounting them needs root. */
const mounts = ["srv/kloverbuy", "var/lib/kloverbuy"];
const sizes = ["40m", "64k"];

const able = process.getuid?.() === 0;
if (!able) {
  console.warn("NOT PROVEN HERE: what a full disk does. Run these tests once as root, who may mount small disks.");
}

// With CI=true who cannot mount fails.
describe.runIf(able || process.env.CI === "true")("a full disk", () => {
  let lab: ScriptHost;
  let good: string;
  let next = 1;
  const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;

  beforeAll(async () => {
    lab = await ScriptHost.open({
      prepare: async (root) => {
        for (const [at, place] of mounts.entries()) {
          await mkdir(join(root, place), { recursive: true });
          execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizes[at]}`, "tmpfs", join(root, place)]);
        }
      },
    });
    good = await publish(lab, { text: "good" });
    await lab.roll(good, rollout());
  });
  afterAll(async () => {
    // Lazily: what runs on the host still has files open there.
    for (const place of mounts) execFileSync("umount", ["-l", lab.path(place)]);
    await lab[Symbol.asyncDispose]();
  });

  test("too little space for a release is noticed before it is downloaded", async () => {
    const release = await publish(lab, { text: "late" });
    const before = await lab.facts();
    await writeFile(lab.path("srv/kloverbuy/filler"), randomBytes(12_000_000));
    const { code, result } = await lab.run("stage", { release, rollout: rollout() });
    expect(result).toMatchObject({ outcome: "failed", live: good, error: { step: "space" } });
    expect(code).toBe(1);
    expect(await lab.facts()).toEqual(before);
    await rm(lab.path("srv/kloverbuy/filler"));
  });

  test("too few inodes for a release are noticed before it is unpacked", async () => {
    const release = await publish(lab, { text: "many files" });
    const before = await lab.facts();
    const inodes = (count: number) =>
      execFileSync("mount", ["-o", `remount,nr_inodes=${count}`, lab.path("srv/kloverbuy")]);
    // Enough for what a host keeps free; not for the thousand files that its manifest says.
    inodes(1_500);
    const { code, result } = await lab.run("stage", { release, rollout: rollout() });
    inodes(100_000);
    expect(result).toMatchObject({ outcome: "failed", live: good, error: { step: "space" } });
    expect(result.error?.message).toMatch(/inodes free and .* has 1000 files/);
    expect(code).toBe(1);
    expect(await lab.facts()).toEqual(before);
  });

  test.each([
    ["downloads", "download", 100_000],
    ["unpacks", "unpack", 400_000],
  ])("a disk that fills up while a release %s leaves nothing of it", async (_, step, left) => {
    const files = { "noise.bin": randomBytes(200_000).toString("base64") };
    const release = await publish(lab, { text: `noise-${step}`, files });
    const before = await lab.facts();
    // Others write to a disk too: `df` says what was free a moment ago.
    await writeFile(lab.path("bin/df"), "#!/bin/sh\nprintf 'Avail\\n99999999999\\n'\n");
    await chmod(lab.path("bin/df"), 0o755);
    await lab.sh(`cd $KLOVERBUY_ROOT/srv/kloverbuy
      head -c $(($(stat -f -c '%a * %S' .) - ${left})) /dev/zero >filler`);
    const { code, result } = await lab.run("stage", { release, rollout: rollout() });
    expect(result).toMatchObject({ outcome: "failed", live: good, error: { step } });
    expect(code).toBe(1);
    expect(await lab.facts()).toEqual(before);
    await rm(lab.path("srv/kloverbuy/filler"));
    await rm(lab.path("bin/df"));
    const again = rollout();
    expect((await lab.run("stage", { release, rollout: again })).result.outcome).toBe("done");
    expect((await lab.run("revert", { rollout: again })).result.outcome).toBe("done");
  });

  test("a switch whose state cannot be written moves nothing, and works once there is space", async () => {
    const release = await publish(lab, { text: "stateless" });
    const at = rollout();
    expect((await lab.run("stage", { release, rollout: at })).code).toBe(0);
    const before = await lab.facts();
    await lab.sh("cat /dev/zero >$KLOVERBUY_ROOT/var/lib/kloverbuy/filler");
    const { code, result } = await lab.run("switch", { release, rollout: at });
    expect(result).toMatchObject({ outcome: "failed", live: good, committed: good, error: { step: "pending" } });
    expect(code).toBe(1);
    expect(await lab.facts()).toEqual(before);
    await rm(lab.path("var/lib/kloverbuy/filler"));
    expect((await lab.run("switch", { release, rollout: at })).result).toMatchObject({
      outcome: "done",
      live: release,
    });
  });
});
