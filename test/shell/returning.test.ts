import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";
import * as visitor from "./lab/visitor.ts";
import { conditions, type Kept, ranges } from "./lab/visitor.ts";

/**
 * A visitor who comes back with what a browser kept of another release: its pages have the same names and the same sizes, so only
 * their times tell them apart.
 */
const shell = join(import.meta.dirname, "../../shell");
const paths = ["/", "/any/route", "/sw.js", "/logo.bin", "/large.html"];
const files = (text: string) => ({
  "web/index.html": `<p>${text}</p>`,
  "web/sw.js": `self.release = "${text}";`,
  "web/logo.bin": text.repeat(100),
  "web/large.html": `<p>${`${text} `.repeat(400)}</p>`,
  "web/assets/same.js": "export {};",
});

/** Dates its answers and says no more, as sirv does; `/api/told` and `/api/until` say how long they hold. */
const dating = `
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
const file = new URL("./version.txt", import.meta.url);
createServer((request, response) => {
  response.setHeader("x-release", process.env.KLOVERBUY_RELEASE);
  if (request.url !== "/api/undated") response.setHeader("last-modified", statSync(file).mtime.toUTCString());
  if (request.url === "/api/told") response.setHeader("cache-control", "public, max-age=60");
  if (request.url === "/api/until") response.setHeader("expires", new Date(Date.now() + 60000).toUTCString());
  response.end(readFileSync(file));
}).listen(process.env.PORT);
`;

let lab: ScriptHost;
let [a, b] = ["", ""];
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const roll = (release: string) => lab.roll(release, rollout());

beforeAll(async () => {
  lab = await ScriptHost.open();
  a = await publish(lab, { text: "aaaa", files: files("aaaa") });
  b = await publish(lab, { text: "bbbb", files: files("bbbb") });
  await roll(a);
});
afterAll(() => lab[Symbol.asyncDispose]());

const ask = (path: string, headers?: Record<string, string>, method?: string) =>
  visitor.ask(lab.host.httpPort, path, headers, method);
const keep = (path: string, headers?: Record<string, string>) => visitor.keep(lab.host.httpPort, path, headers);

const gzip = { "accept-encoding": "gzip" };
/** By GET and by HEAD. */
const questions = Object.entries(conditions).flatMap(([name, of]) => [
  { name, of, method: "GET" },
  { name: `${name}, by HEAD`, of, method: "HEAD" },
]);

describe.each([
  ["forwards", () => [a, b, "bbbb"]],
  ["back", () => [b, a, "aaaa"]],
])("%s, for every visitor who comes back", (_, which) => {
  const kept = new Map<string, Kept>();
  let zipped: Kept;
  let text = "";
  beforeAll(async () => {
    const [from = "", to = "", shown = ""] = which();
    text = shown;
    if ((await lab.run("status")).result.live !== from) await roll(from);
    for (const path of paths) kept.set(path, await keep(path));
    zipped = await keep("/large.html", gzip);
    expect(zipped.etag).toMatch(/^W\//);
    await roll(to);
  });

  test.each(paths.flatMap((path) => questions.map((question) => ({ path, ...question }))))(
    "asks for $path with $name and gets the new one; asked again it is not modified",
    async ({ path, of, method }) => {
      const former = kept.get(path) as Kept;
      const answer = await ask(path, of(former), method);
      expect(answer.status).toBe(200);
      if (method === "GET") expect(answer.body).toContain(text);
      const now = await keep(path);
      expect(now.body).toHaveLength(former.body.length);
      expect((await ask(path, of(now), method)).status).toBe(304);
    },
  );

  test.each(Object.entries(ranges))(
    "a download that goes on with %s begins anew; one of this release goes on",
    async (_name, of) => {
      const answer = await ask("/logo.bin", of(kept.get("/logo.bin") as Kept));
      expect(answer.status).toBe(200);
      expect(answer.body).toBe(text.repeat(100));
      const now = await keep("/logo.bin");
      const rest = await ask("/logo.bin", of(now));
      expect([rest.status, rest.body]).toEqual([206, now.body.slice(4)]);
    },
  );

  test("asks for a compressed page by its weak ETag and gets the new one", async () => {
    const headers = { ...gzip, "if-none-match": zipped.etag, "if-modified-since": zipped.date };
    const answer = await ask("/large.html", headers);
    expect(answer.status).toBe(200);
    expect(gunzipSync(Buffer.from(answer.body, "latin1")).toString()).toContain(text);
  });

  test("an asset that both releases have is the same, whichever brought it", async () => {
    const answer = await keep("/assets/same.js");
    expect(answer.body).toBe("export {};");
  });
});

describe("a host on which former scripts unpacked", () => {
  const old = { etag: '"0-b"', date: "Thu, 01 Jan 1970 00:00:00 GMT", body: "" };
  const forget = () =>
    lab.sh("cd $KLOVERBUY_ROOT/srv/kloverbuy/releases && find */app -exec touch -h -d @0 {} + && touch */app");
  const stuck = async () =>
    (await ask("/", { "if-none-match": old.etag, "if-modified-since": old.date })).status === 304;

  test("control: with the time 0 a visitor keeps the former page, whatever is switched", async () => {
    await forget();
    expect((await keep("/")).etag).toBe(old.etag);
    expect(await stuck()).toBe(true);
  });

  test("bootstrap.sh cures the visitors of the live release, and what a hook wrote keeps its time", async () => {
    const live = (await lab.run("status")).result.live ?? "";
    const written = lab.path(`srv/kloverbuy/releases/${live}/app/written-by-a-hook`);
    await writeFile(written, "x");
    const before = (await lab.sh(`stat -c %Y ${written}`)).stdout;
    const { code, stderr } = await lab.sh(`. $KLOVERBUY_ROOT/etc/kloverbuy/host.env
      ${shell}/bootstrap.sh configure --environment $KLOVERBUY_ENVIRONMENT --bucket $KLOVERBUY_BUCKET --region $AWS_REGION \\
        --host $KLOVERBUY_HOST --port $KLOVERBUY_HTTP_PORT --nginx-user $KLOVERBUY_NGINX_USER --app-user $KLOVERBUY_APP_USER`);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`${live}/app have the time of their build now`);
    expect(await stuck()).toBe(false);
    expect((await lab.sh(`stat -c %Y ${written}`)).stdout).toBe(before);
    expect((await lab.sh(`cd ${lab.path("srv/kloverbuy/releases")}; find */app ! -newermt @0`)).stdout).toBe("");
    await rm(written);
  });

  test("so does the first operation of a rollout, before it switches: the release it goes back to as well", async () => {
    await forget();
    await roll(b);
    expect(await stuck()).toBe(false);
    await forget();
    const { code, stderr } = await lab.run("switch", { release: a, rollout: rollout() });
    expect(code).toBe(0);
    expect(await stuck()).toBe(false);
    expect(stderr).toMatch(/the files of [0-9a-f-]+\/app have the time of their build now/);
    expect(stderr).not.toContain("keep the time 0");
    expect((await lab.run("revert", { release: a, rollout: rollout() })).code).toBe(0);
  });

  test("status changes nothing", async () => {
    await forget();
    await lab.run("status");
    expect(await stuck()).toBe(true);
    await lab.run("prune", { rollout: rollout() });
  });

  test("is named by status when its own scripts are of before", async () => {
    await lab.sh("mv $KLOVERBUY_ROOT/usr/local/lib/kloverbuy/lib/times.sh $KLOVERBUY_ROOT/times.sh");
    expect((await lab.run("status")).result.warnings).toEqual([
      expect.stringContaining("its own scripts are of before"),
    ]);
    await lab.sh("mv $KLOVERBUY_ROOT/times.sh $KLOVERBUY_ROOT/usr/local/lib/kloverbuy/lib/times.sh");
  });
});

describe("refused before any traffic, with everything as it was", () => {
  const refused = async (release: string, sentence: RegExp, code: number) => {
    const before = await lab.facts();
    const ran = await lab.run("stage", { release, rollout: rollout() });
    expect(ran.result.error?.message).toMatch(sentence);
    expect(ran.code).toBe(code);
    expect(await lab.facts()).toEqual(before);
  };

  test("a release that was built in the same second as a kept one", async () => {
    const created = "2026-11-25T10:00:00.100Z";
    await roll(await publish(lab, { text: "cccc", created }));
    const twin = await publish(lab, { text: "dddd", created: "2026-11-25T10:00:00.900Z" });
    await refused(twin, /was built in the same second/, 2);
  });

  test.each([
    "1970-01-01T00:00:00.000Z",
    "2019-12-31T23:59:59Z",
    "2100-01-01T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-11-25T10:00:00+01:00",
    "2026-11-25 10:00:00",
    "2026-11-25T10:00:00Z\n",
    "now",
    "$(touch /tmp/kb-canary)",
    "",
  ])("a manifest whose time is %j", async (created) => {
    await refused(
      await publish(lab, { text: "eeee", created }),
      /manifest .* is not one that this host understands/,
      1,
    );
  });

  test("files that cannot get their time", async () => {
    const release = await publish(lab, { text: "ffff" });
    await mkdir(lab.path("bin"), { recursive: true });
    await writeFile(lab.path("bin/touch"), "#!/bin/sh\necho 'touch: Read-only file system' >&2\nexit 1\n", {
      mode: 0o755,
    });
    await refused(release, /cannot get their time: touch: Read-only file system/, 1);
    await rm(lab.path("bin/touch"));
  });
});

describe("an answer of the app that is dated and says nothing more", () => {
  const cacheControl = async (path: string) => (await ask(path)).headers["cache-control"];

  test.each([
    ["with a front end", { folder: "web" }, ["/api/dated"]],
    ["of an app that serves all by itself", null, ["/", "/api/dated", "/health"]],
  ])(
    "%s is asked for again by every browser; one that says how long it holds is left alone",
    async (_, frontend, dated) => {
      const text = frontend === null ? "gggg" : "hhhh";
      await roll(await publish(lab, { text, files: { "server.mjs": dating }, config: { frontend } }));
      for (const path of dated) expect(await cacheControl(path)).toBe("no-cache");
      expect(await cacheControl("/api/told")).toBe("public, max-age=60");
      expect(await cacheControl("/api/until")).toBeUndefined();
      expect(await cacheControl("/api/undated")).toBeUndefined();
      // What the server says of every answer is still said.
      expect((await ask("/api/dated")).headers["x-content-type-options"]).toBe("nosniff");
    },
  );
});
