import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What a host keeps of its past, and what it removes. */
let lab: ScriptHost;
const ids: string[] = [];
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const kept = async () => (await readdir(lab.path("srv/kloverbuy/releases"))).sort();

beforeAll(async () => {
  lab = await ScriptHost.open();
  for (let n = 1; n <= 6; n++) {
    const id = await publish(lab, { text: `r${n}`, config: { retention: 2 } });
    ids.push(id);
    await lab.roll(id, rollout());
  }
});
afterAll(() => lab[Symbol.asyncDispose]());

const id = (n: number) => ids[n - 1] ?? "";

test("after six commits with a retention of two, the last two are left with their logs and assets, and nothing of the others", async () => {
  expect(await kept()).toEqual([id(5), id(6)].sort());
  for (let n = 1; n <= 6; n++) {
    const there = n > 4;
    expect((await lab.get(`/assets/app-r${n}.js`)).status, `asset of r${n}`).toBe(there ? 200 : 404);
    expect(existsSync(lab.path(`var/log/kloverbuy/app-${id(n)}.log`)), `log of r${n}`).toBe(there);
  }
});

test("back to the warm release is a switch: nothing is asked of S3", async () => {
  const calls = async () => (await readFile(lab.path("run/aws.calls"), "utf8")).length;
  const before = await calls();
  await lab.roll(id(5), rollout());
  expect(await (await lab.get("/api/version")).json()).toMatchObject({ text: "r5" });
  expect(await calls()).toBe(before);
  expect((await lab.run("status")).result).toMatchObject({ committed: id(5), warm: id(6) });
});

test("what killed scripts left is removed: half a download, half a removal, a release that nobody switched, work folders", async () => {
  const abandoned = await publish(lab, { text: "abandoned" });
  expect((await lab.run("stage", { release: abandoned, rollout: rollout() })).code).toBe(0);
  await lab.sh(`cd $KLOVERBUY_ROOT/srv/kloverbuy/releases
    mkdir -p .incoming-0000000-000000000000/app .gone-0000000-000000000000/app $KLOVERBUY_ROOT/run/kloverbuy/work.999999999.abcdef`);
  expect((await lab.run("prune", { rollout: rollout() })).result.outcome).toBe("done");
  expect(await kept()).toEqual([id(5), id(6)].sort());
  expect(await readdir(lab.path("run/kloverbuy"))).toEqual([]);
  expect((await lab.sh(`systemctl is-active kloverbuy@${abandoned}.service`)).stdout.trim()).not.toBe("active");
  expect((await lab.run("prune", { rollout: rollout() })).result.outcome).toBe("unchanged");
});

test("what an earlier rollout staged and nobody settled is dropped by the next stage", async () => {
  const left = await publish(lab, { text: "left" });
  await lab.run("stage", { release: left, rollout: rollout() });
  const release = await publish(lab, { text: "after" });
  const given = { release, rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  expect(await kept()).toEqual([id(5), id(6), release].sort());
  expect((await lab.run("revert", given)).result.outcome).toBe("done");
  expect(await kept()).toEqual([id(5), id(6)].sort());
});

test("the app's own files never come among the assets: not of an app without a front end, nor of one without an assets folder", async () => {
  const assets = async () => (await readdir(lab.path("srv/kloverbuy/assets"), { recursive: true })).sort();
  const before = await assets();
  for (const frontend of [null, { folder: "web", assets: "none" }]) {
    const release = await publish(lab, { text: `no assets ${frontend}`, config: { frontend } });
    const given = { release, rollout: rollout() };
    expect((await lab.run("stage", given)).result.outcome).toBe("done");
    expect(await assets()).toEqual(before);
    expect((await lab.run("revert", given)).result.outcome).toBe("done");
  }
});

test("a host from which somebody removed the assets is still pruned, and a log stays for as long as its release, or two weeks", async () => {
  const log = (release: string) => lab.path(`var/log/kloverbuy/app-${release}.log`);
  const [refused, long] = ["1111111-111111111111", "2222222-222222222222"];
  for (const release of [refused, long]) await writeFile(log(release), "boom");
  await lab.sh(`rm -r $KLOVERBUY_ROOT/srv/kloverbuy/assets; touch -d '15 days ago' ${log(long)} ${log(id(5))}`);
  expect((await lab.run("prune", { rollout: rollout() })).code).toBe(0);
  expect([long, refused, id(5)].filter((release) => existsSync(log(release)))).toEqual([refused, id(5)]);
});
