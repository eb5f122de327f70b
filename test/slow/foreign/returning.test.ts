import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ScriptHost } from "../../shell/lab/lab.ts";
import { publish } from "../../shell/lab/releases.ts";
import * as visitor from "../../shell/lab/visitor.ts";
import { conditions, type Kept, ranges } from "../../shell/lab/visitor.ts";
import { bundled, nextStandalone } from "./apps.ts";

/** Visitors who come back to apps that serve their pages themselves, as the frameworks of this field do. */
let lab: ScriptHost;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const config = { frontend: null, health: { timeout: 60, header: "x-release" } };

beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

const ask = (headers: Record<string, string>, path = "/") => visitor.ask(lab.host.httpPort, path, headers);
const keep = (path = "/") => visitor.keep(lab.host.httpPort, path);

/** Statuses of every condition that a visitor with `kept` may ask by. */
async function answers(kept: Kept): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, of] of Object.entries({ ...conditions, ...ranges })) found[name] = (await ask(of(kept))).status;
  return found;
}

const whole = { "both validators": 200, "its ETag": 200, "its date": 200, "an ETag": 200, "a date": 200 };

/** Two releases of one app, of equal sizes. */
async function two(name: string): Promise<[string, string]> {
  const server = await bundled(name);
  const make = (text: string) =>
    publish(lab, { text, files: { "server.mjs": server, "public/index.html": `<p>${text}</p>` }, config });
  return [await make("aaaa"), await make("bbbb")];
}

describe("express.static", () => {
  let former: Kept;
  let undated: Kept;
  let [a, b] = ["", ""];
  beforeAll(async () => {
    [a, b] = await two("express");
    await lab.roll(a, rollout());
  });

  test("after a deploy every condition gets the new page", async () => {
    former = await keep();
    expect(former.etag).toMatch(/^W\/"[0-9a-f]+-[0-9a-f]+"$/);
    await lab.roll(b, rollout());
    expect(await answers(former)).toEqual(whole);
    const now = await keep();
    expect(await answers(now)).toMatchObject({ "both validators": 304, "its ETag": 304, "its date": 304 });
    former = now;
    undated = await keep("/undated/");
  });

  // `send` compares dates by "not newer than": docs/architecture.md names the remedy.
  test("after a rollback only who asks by the date alone keeps the former page; without the date nobody does", async () => {
    await lab.roll(a, rollout());
    expect(await answers(former)).toEqual({ ...whole, "its date": 304, "a date": 206 });
    expect(undated.date).toBe("");
    expect((await ask({ "if-none-match": undated.etag }, "/undated/")).status).toBe(200);
    expect((await ask({ range: "bytes=1-", "if-range": undated.etag }, "/undated/")).status).toBe(200);
  });
});

describe("sirv, as SvelteKit has it", () => {
  test("forwards and back the ETag gets the new page, and its answers are asked for again; it knows no If-Range", async () => {
    const [a, b] = await two("sirv");
    await lab.roll(a, rollout());
    for (const release of [b, a]) {
      const former = await keep();
      expect((await ask({})).headers["cache-control"]).toBe("no-cache");
      await lab.roll(release, rollout());
      expect(await answers(former)).toMatchObject({
        "both validators": 200,
        "its ETag": 200,
        "an ETag": 206,
        "a date": 206,
      });
      expect((await ask({ "if-none-match": (await keep()).etag })).status).toBe(304);
    }
  });
});

describe("Next.js", () => {
  const time = async () => /<time>(\d+)/.exec((await ask({})).body)?.[1];
  const banner = async () => /<p id="banner">([^<]*)</.exec((await ask({})).body)?.[1];
  let copy: (target: string) => Promise<void>;
  const made = async (text: string) => {
    const spoil = async (folder: string) => {
      await copy(folder);
      await mkdir(join(folder, "next"), { recursive: true });
      await writeFile(join(folder, "next/version.txt"), text);
      await cp(join(import.meta.dirname, "../../apps/next/.next/static"), join(folder, "next/.next/static"), {
        recursive: true,
      });
    };
    const start = "node next/server.js";
    return publish(lab, {
      text,
      spoil,
      bytes: 100_000_000,
      config: { frontend: null, listen: "port", start, health: { path: "/", timeout: 60 } },
    });
  };
  beforeAll(async () => {
    copy = await nextStandalone();
  });

  test("a page of incremental regeneration is made anew, after a deploy and after a rollback", async () => {
    const [a, b] = [await made("aaaa"), await made("bbbb")];
    for (const [release, text] of [
      [a, "aaaa"],
      [b, "bbbb"],
      [a, "aaaa"],
    ] as const) {
      await lab.roll(release, rollout());
      await expect.poll(banner, { timeout: 20_000, interval: 500 }).toBe(text);
    }
    const before = await time();
    await expect.poll(time, { timeout: 20_000, interval: 500 }).not.toBe(before);
  });

  test("control: with files of the time 0 it never is", async () => {
    const release = await made("cccc");
    const given = { release, rollout: rollout() };
    expect((await lab.run("stage", given)).code).toBe(0);
    // As former scripts left it: the page as it was built, with the time 0, and a process that has not read it yet.
    const [unit, app] = [`kloverbuy@${release}.service`, lab.path(`srv/kloverbuy/releases/${release}/app`)];
    const built = join(import.meta.dirname, "../../apps/next/.next/standalone/next/.next/server");
    const { code, stderr } =
      await lab.sh(`set -e; systemctl stop ${unit}; rm -r ${app}/next/.next/server; cp -r ${built} ${app}/next/.next/
      find ${app} -exec touch -h -d @0 {} +; systemctl start ${unit}`);
    expect(code, stderr).toBe(0);
    const port = (await lab.sh(`cat $KLOVERBUY_ROOT/srv/kloverbuy/releases/${release}/port`)).stdout.trim();
    const page = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
    await expect.poll(async () => page().catch(() => ""), { timeout: 30_000, interval: 500 }).toContain("<time>");
    const seen = new Set<string>();
    for (let n = 0; n < 10; n++) {
      seen.add(/<p id="banner">([^<]*)</.exec(await page())?.[1] ?? "");
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect([...seen]).toEqual(["built"]);
    await lab.run("revert", given);
  });
});
