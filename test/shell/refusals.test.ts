import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { artifactKey, manifestKey, ScriptHost } from "./lab/lab.ts";
import { makeRelease, type Plan, publish } from "./lab/releases.ts";

/** Whatever is wrong with a release: a named step, a non-zero exit, and the old release serves as if nothing had happened. */
let lab: ScriptHost;
let good: string;
let next = 10;
const rollout = () => `${String(next++).padStart(8, "0")}-00000000`;

beforeAll(async () => {
  lab = await ScriptHost.open();
  good = await publish(lab, { text: "good" });
  await lab.roll(good, rollout());
});
afterAll(() => lab[Symbol.asyncDispose]());

async function refused(operation: string, options: Record<string, string>, step: string, outcome = "failed") {
  const before = await lab.facts();
  const { code, result } = await lab.run(operation, { rollout: rollout(), ...options });
  expect(result).toMatchObject({ outcome, live: good, committed: good, error: { step } });
  expect(result.error?.cure).not.toBe("");
  expect(code).toBe(outcome === "refused" ? 2 : 1);
  expect(await lab.facts()).toEqual(before);
  return result.error?.message ?? "";
}

/** Uploads what `change` makes of a good release. */
async function spoilt(plan: Plan, change: (manifest: Record<string, unknown>) => unknown): Promise<string> {
  const { id, manifest, archive } = await makeRelease(plan);
  await lab.put(artifactKey(id), archive);
  const changed = change(structuredClone(manifest) as unknown as Record<string, unknown>);
  await lab.put(manifestKey(id), typeof changed === "string" ? changed : JSON.stringify(changed));
  return id;
}

test("an absent release is refused", async () => {
  expect(await refused("stage", { release: "0000000-000000000000" }, "manifest")).toContain("not in the bucket");
});

test("a manifest that is none is told in jq's words", async () => {
  const release = await spoilt({ text: "half" }, () => "{");
  expect(await refused("stage", { release }, "manifest")).toMatch(/ \(.*(parse error|Unfinished)/);
});

test("a manifest without its artifact is refused", async () => {
  const { id, manifest } = await makeRelease({ text: "lonely" });
  await lab.put(manifestKey(id), JSON.stringify(manifest));
  await refused("stage", { release: id }, "verify");
});

describe("an unreadable or lying manifest is refused", () => {
  const table: [string, (manifest: Record<string, unknown>) => unknown][] = [
    ["empty", () => ""],
    ["longer than any of ours", (m) => JSON.stringify(m).padEnd(1024 * 1024 + 1)],
    ["another release's", (m) => ({ ...m, id: "1111111-222222222222" })],
    [
      "a digest that the id does not have",
      (m) => ({ ...m, artifact: { ...(m.artifact as object), sha256: "0".repeat(64) } }),
    ],
    ["another key", (m) => ({ ...m, artifact: { ...(m.artifact as object), key: "releases/other" } })],
    [
      "a start that is a shell line",
      (m) => ({ ...m, config: { ...(m.config as object), start: "touch /tmp/x; node s" } }),
    ],
    [
      "a front end outside",
      (m) => ({ ...m, config: { ...(m.config as object), frontend: { folder: "../x", assets: "a", fallback: "i" } } }),
    ],
    ["an Nginx directive in a path", (m) => ({ ...m, config: { ...(m.config as object), api: "/ { return 200; }" } })],
  ];
  test.each(table)("%s", async (name, change) => {
    await refused("stage", { release: await spoilt({ text: `m ${name}` }, change) }, "manifest");
  });
});

test("an artifact with other bytes than its manifest says is refused before it is unpacked", async () => {
  const files = { "more.txt": randomBytes(100).toString("hex") };
  const { id, manifest, archive } = await makeRelease({ text: "swapped", files });
  // A whole archive, and of the same size, by a frame that zstd skips: nothing but its SHA-256 tells.
  const other = await makeRelease({ text: "changed" });
  const frame = Buffer.alloc(archive.length - other.archive.length);
  frame.writeUInt32LE(0x184d2a50);
  frame.writeUInt32LE(frame.length - 8, 4);
  await lab.put(artifactKey(id), Buffer.concat([other.archive, frame]));
  await lab.put(manifestKey(id), JSON.stringify(manifest));
  await refused("stage", { release: id }, "verify");
});

test("an artifact shorter than its manifest says is refused, though its digest is the right one", async () => {
  const longer = (m: Record<string, unknown>) => {
    const artifact = m.artifact as { bytes: number };
    return { ...m, artifact: { ...artifact, bytes: artifact.bytes + 1 } };
  };
  await refused("stage", { release: await spoilt({ text: "shorter" }, longer) }, "verify");
});

test("a broken tar is refused", async () => {
  const whole = await makeRelease({ text: "whole" });
  const broken = whole.archive.subarray(0, whole.archive.length - 200);
  await refused("stage", { release: await publish(lab, { text: "broken", archive: broken }) }, "inspect");
});

test("a release without its front-end folder is refused", async () => {
  const release = await publish(lab, { text: "nofront", config: { frontend: { folder: "elsewhere" } } });
  await refused("stage", { release }, "unpack");
});

describe("a sick app is refused with the end of its log", () => {
  const table: [string, RegExp][] = [
    ["dies", /boom: cannot reach the database/],
    ["hangs", /does not answer: curl: /],
    ["sick", /answers \/health with 500/],
    ["flaps", /dies|restarted|answer/],
    ["liar", /without 'x-release/],
  ];
  test.each(table)("one that %s", async (text, message) => {
    const release = await publish(lab, { text, config: { health: { timeout: 3, header: "x-release" } } });
    expect(await refused("stage", { release }, "health")).toMatch(message);
  });
});

test("an app that dies again and again is not waited for until its time is up", async () => {
  const release = await publish(lab, { text: "dies", files: { "again.txt": "" }, config: { health: { timeout: 30 } } });
  expect(await refused("stage", { release }, "health")).toMatch(/ dies: its unit is [a-z]+ after [0-9]+ restarts/);
});

test("an app that died once before it was healthy is refused: it would again", async () => {
  const files = {
    "server.mjs": `
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
if (!existsSync("../run/died")) { writeFileSync("../run/died", ""); process.exit(1); }
createServer((_, response) => response.end()).listen(process.env.PORT);`,
  };
  const release = await publish(lab, { text: "once", files, config: { health: { timeout: 20 } } });
  expect(await refused("stage", { release }, "health")).toContain("restarted 1 times before it was healthy");
});

test("an app that is healthy by itself and not for users is taken back", async () => {
  const files = {
    "server.mjs": `
import { createServer } from "node:http";
createServer(({ headers }, response) => {
  response.statusCode = headers["x-forwarded-for"] === undefined ? 200 : 500;
  response.end();
}).listen(process.env.PORT);`,
  };
  const release = await publish(lab, { text: "shy", files, config: { api: "/v3/", health: { timeout: 20 } } });
  const given = { release, rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  const site = async () => (await lab.get("/.kloverbuy/site")).text();
  const before = await site();
  expect(await refused("switch", given, "probe")).toMatch(/does not serve through Nginx: .*500, not 200/);
  expect(await site()).toBe(before);
  // At a boot it would come back beside the release that serves.
  expect((await lab.sh(`systemctl is-enabled kloverbuy@${release}.service`)).stdout).toBe("disabled\n");
  expect((await lab.run("revert", given)).result.outcome).toBe("done");
});

test("a start command that does not exist is refused", async () => {
  const release = await publish(lab, { text: "nostart", config: { start: ["no-such-program"] } });
  expect(await refused("stage", { release }, "health")).toMatch(/no-such-program/);
});

test("a failing hook is refused before the app starts", async () => {
  const config = {
    hooks: {
      "before-switch": ["node", "-e", "console.log('the table'); console.error('is locked'); process.exit(4)"],
      timeout: 5,
    },
  };
  const release = await publish(lab, { text: "hook", config });
  expect(await refused("stage", { release, hook: "true" }, "hook")).toMatch(/ended with 4.*the table is locked/);
});

test("a site that Nginx refuses is refused before any traffic is at stake", async () => {
  // Two equal locations: valid values by themselves, an error only to Nginx.
  const release = await publish(lab, { text: "twice", config: { api: "/" } });
  expect(await refused("stage", { release }, "site")).toMatch(/duplicate location/);
});

test("nginx -t failing at the switch leaves the old site and the old release", async () => {
  const release = await publish(lab, { text: "nginx", config: { api: "/v2/" } });
  const staged = rollout();
  expect((await lab.run("stage", { release, rollout: staged })).code).toBe(0);
  // Somebody broke the host's own configuration in between.
  await lab.sh("echo 'no such directive;' >>$KLOVERBUY_ROOT/etc/nginx/nginx.conf");
  expect(await refused("switch", { release, rollout: staged }, "site")).toMatch(/directive/);
  await lab.sh("sed -i '$d' $KLOVERBUY_ROOT/etc/nginx/nginx.conf");
  expect((await lab.run("revert", { rollout: staged })).result.outcome).toBe("done");
});

test("a release that was never staged here cannot be switched or committed", async () => {
  const release = await publish(lab, { text: "unstaged" });
  expect(await refused("switch", { release }, "state", "refused")).toContain("is not on this host");
  await refused("commit", { release }, "state", "refused");
});

test("an older fence is refused, whatever it asks for", async () => {
  lab.fence = 7;
  expect((await lab.run("revert")).code).toBe(0);
  for (const operation of ["stage", "switch", "commit", "revert", "prune"]) {
    await refused(operation, { release: good, fence: "6" }, "fence", "refused");
  }
});

test("another environment's rollout is refused", async () => {
  await refused("stage", { release: good, environment: "production" }, "options", "refused");
});

test("a state file that cannot be read stops everything and is left for a person", async () => {
  const text = "{ half";
  const { stdout } = await lab.sh("cat $KLOVERBUY_ROOT/var/lib/kloverbuy/state.json");
  await lab.write("var/lib/kloverbuy/state.json", text);
  const { code, result } = await lab.run("stage", { release: good, rollout: rollout() });
  expect(result).toMatchObject({ outcome: "refused", error: { step: "state" } });
  expect(result.error?.message).toMatch(/ cannot be read \(.*(parse error|Unfinished|Invalid)/);
  expect(code).toBe(2);
  expect((await lab.sh("cat $KLOVERBUY_ROOT/var/lib/kloverbuy/state.json")).stdout).toBe(text);
  await lab.write("var/lib/kloverbuy/state.json", stdout);
});

test("a fence that cannot be read stops everything and is left for a person", async () => {
  const { stdout } = await lab.sh("cat $KLOVERBUY_ROOT/var/lib/kloverbuy/fence");
  await lab.write("var/lib/kloverbuy/fence", "seven\n");
  const message = await refused("stage", { release: good }, "fence", "refused");
  await lab.write("var/lib/kloverbuy/fence", stdout);
  expect(message).toContain("does not hold a number");
});

test("a kept release that fails when it is started again does not go on running", async () => {
  const files = {
    "server.mjs": `
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
const again = existsSync("../run/started");
writeFileSync("../run/started", "");
createServer((_, response) => { response.statusCode = again ? 500 : 200; response.end(); }).listen(process.env.PORT);`,
  };
  const release = await publish(lab, { text: "aged", files, config: { health: { timeout: 3 } } });
  const given = { release, rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  await lab.sh(`systemctl stop kloverbuy@${release}.service`);
  expect(await refused("switch", given, "state", "refused")).toContain("is not running");
  expect(await refused("stage", given, "health")).toContain("500, not 200");
  expect((await lab.run("revert", given)).result.outcome).toBe("done");
});
