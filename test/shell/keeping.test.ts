import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Lab } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What a host keeps of its past, and what it removes. */
let lab: Lab;
const ids: string[] = [];
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const kept = async () => (await readdir(lab.path("srv/kloverbuy/releases"))).sort();

beforeAll(async () => {
  lab = await Lab.open();
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
