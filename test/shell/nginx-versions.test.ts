import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** A host whose Nginx nobody tried: bootstrap.sh and status say so in a sentence, and no release is switched on it. */
const shell = join(import.meta.dirname, "../../shell");
const real = execFileSync("sh", ["-c", "PATH=$PATH:/usr/sbin:/sbin command -v nginx"], { encoding: "utf8" }).trim();
const pinned = /^version (.*)$/m.exec(readFileSync(join(shell, "nginx/pin"), "utf8"))?.[1] ?? "";

/** `nginx` of the host that can be told to be of another version, or to lack a module; else it is the real one. */
async function wrapNginx(root: string): Promise<void> {
  const file = join(root, "bin/nginx");
  await mkdir(join(root, "bin"), { recursive: true });
  await writeFile(
    file,
    `#!/bin/sh
case "$1 $2" in
'-v '*) if [ -e "$KLOVERBUY_ROOT/version" ]; then echo "nginx version: nginx/$(cat "$KLOVERBUY_ROOT/version")" >&2; exit; fi ;;
'-t '*) if [ -e "$KLOVERBUY_ROOT/lacks" ]; then echo "nginx: [emerg] unknown directive \\"$(cat "$KLOVERBUY_ROOT/lacks")\\" in x:1" >&2; exit 1; fi ;;
esac
exec ${real} "$@"
`,
  );
  await chmod(file, 0o755);
}

let lab: ScriptHost;
let one: string;
let two: string;
let next = 2;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;

beforeAll(async () => {
  lab = await ScriptHost.open({ prepare: wrapNginx });
  one = await publish(lab, { text: "one" });
  two = await publish(lab, { text: "two" });
  await lab.roll(one, "00000001-0000000a");
});
afterAll(() => lab[Symbol.asyncDispose]());

const configure = (...more: string[]) =>
  lab.sh(`. $KLOVERBUY_ROOT/etc/kloverbuy/host.env
  ${shell}/bootstrap.sh configure --environment $KLOVERBUY_ENVIRONMENT --bucket $KLOVERBUY_BUCKET --region $AWS_REGION \\
    --host $KLOVERBUY_HOST --port $KLOVERBUY_HTTP_PORT --nginx-user $KLOVERBUY_NGINX_USER --app-user $KLOVERBUY_APP_USER ${more.join(" ")}`);

/** What the workers answer of themselves: `nginx -v` would name the file. */
async function pretend(version: string): Promise<void> {
  await lab.write("version", version);
  const site = "$KLOVERBUY_ROOT/etc/nginx/kloverbuy/site.conf";
  await lab.sh(
    `cp ${site} $KLOVERBUY_ROOT/site.right; sed -i 's/\\$nginx_version/${version}/' ${site}; systemctl reload nginx.service; sleep 1.2`,
  );
}

async function recover(): Promise<void> {
  for (const name of ["version", "lacks"]) await rm(lab.path(name), { force: true });
  const { code, stderr } = await lab.sh(
    "cd $KLOVERBUY_ROOT; if [ -e site.right ]; then mv site.right etc/nginx/kloverbuy/site.conf; fi; systemctl start nginx.service; systemctl reload nginx.service; sleep 1.2",
  );
  expect(code, stderr).toBe(0);
  expect((await configure()).code).toBe(0);
}

/** status warns, stage and switch are refused, and nothing was touched. */
async function refusesReleases(sentence: RegExp): Promise<void> {
  const { code, result } = await lab.run("status");
  expect(code).toBe(0);
  expect(result.warnings?.join(" ")).toMatch(sentence);
  const before = await lab.facts();
  for (const operation of ["stage", "switch"]) {
    const refused = await lab.run(operation, { release: two, rollout: rollout() });
    expect(refused).toMatchObject({ code: 2, result: { outcome: "refused", error: { step: "nginx" } } });
    expect(refused.result.error?.message).toMatch(sentence);
    expect(refused.result.error?.cure).toContain("bootstrap.sh");
  }
  expect(await lab.facts()).toEqual(before);
}

test("status tells the Nginx that runs and the Node that apps get, and has nothing to warn of", async () => {
  const { result } = await lab.run("status");
  const version = /nginx\/(\S+)/.exec(execFileSync("sh", ["-c", `${real} -v 2>&1`], { encoding: "utf8" }))?.[1];
  expect(result).toMatchObject({ versions: { nginx: version, node: process.version }, warnings: [] });
});

describe.each([
  ["older than the site works on", "1.20.2", /1\.20\.2 is older than 1\.22\.0/],
  ["newer than was tested", "1.99.0", /1\.99\.0 is newer than [0-9.]+, the newest that was tested/],
  ["a patch newer than was tested", pinned.replace(/\d+$/, "99"), /99 is newer than/],
])("an Nginx %s", (_, version, sentence) => {
  beforeAll(() => pretend(version));
  afterAll(recover);

  test("is named, and no release is switched on it", () => refusesReleases(sentence));

  test("is refused by bootstrap.sh", async () => {
    const before = await lab.facts();
    const { code, stderr } = await configure();
    expect(stderr).toMatch(sentence);
    expect(code).toBe(2);
    expect(await lab.facts()).toEqual(before);
  });
});

test("one that somebody answers for is let through, and no longer told", async () => {
  await pretend("1.20.2");
  expect((await configure("--accept-nginx", "1.20.2")).code).toBe(0);
  expect((await lab.run("status")).result.warnings).toEqual([]);
  const given = { release: two, rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  expect((await lab.run("revert", given)).code).toBe(0);
  await recover();
});

test("one between the tested ones is told, and serves", async () => {
  await pretend("1.26.3");
  expect((await lab.run("status")).result.warnings).toEqual([expect.stringContaining("Nginx 1.26.3 runs here")]);
  expect(await configure()).toMatchObject({ code: 0, stderr: expect.stringContaining("Nginx 1.26.3 runs here") });
  const given = { release: two, rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  expect((await lab.run("revert", given)).code).toBe(0);
  await recover();
});

test("a foreign nginx.conf is named, no release is switched on it, and bootstrap.sh keeps a copy of it", async () => {
  const file = lab.path("etc/nginx/nginx.conf");
  await writeFile(file, "# somebody's own\nevents {}\n");
  await refusesReleases(/nginx\.conf is not the one that bootstrap\.sh writes/);
  const { code, stderr } = await configure();
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("nginx.conf.before-kloverbuy");
  expect(await readFile(`${file}.before-kloverbuy`, "utf8")).toContain("somebody's own");
  expect((await lab.run("status")).result.warnings).toEqual([]);
});

test("one without a module that the site needs is named, and bootstrap.sh leaves what serves as it is", async () => {
  await lab.write("lacks", "map");
  const before = await lab.facts();
  const refused = await configure();
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/lacks the module of 'map'/) });
  expect(await lab.facts()).toEqual(before);
  // It starts no more, and then no release is switched either.
  await lab.sh("systemctl stop nginx.service");
  const { result } = await lab.run("status");
  expect(result.warnings?.join(" ")).toMatch(/lacks the module of 'map'/);
  expect((await lab.run("stage", { release: two, rollout: rollout() })).result.outcome).toBe("refused");
  await recover();
});

test("an Nginx that is down is waited for, then named; an undo never asks for its version", async () => {
  const given = { release: two, rollout: rollout() };
  const staged = await lab.run("stage", given);
  expect(staged.code).toBe(0);
  // One that answers is not waited for.
  expect(staged.result.timings_ms.nginx).toBeLessThan(4_000);
  expect((await lab.run("switch", given)).code).toBe(0);
  await pretend("1.99.0");
  expect((await lab.run("revert", given)).result).toMatchObject({ outcome: "done", live: one });
  await recover();
  await lab.sh("systemctl stop nginx.service");
  expect((await lab.run("status")).result.warnings?.join(" ")).toMatch(/does not answer/);
  expect((await lab.run("stage", given)).result).toMatchObject({ outcome: "refused", error: { step: "nginx" } });
  await recover();
});
