import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, chromiumAtHand } from "../../browser/chromium.ts";
import { ScriptHost } from "../../shell/lab/lab.ts";
import { publish } from "../../shell/lab/releases.ts";
import { bundled } from "./apps.ts";

/** What a person sees who comes back with the same browser after a deploy, another one, and a rollback. */
const chromium = chromiumAtHand();

let lab: ScriptHost;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const page = (text: string) => `<!doctype html><title>shop</title><p id="banner">${text}</p>`;
const banner = (dom: string) => /<p id="banner">([^<]*)/.exec(dom)?.[1];

beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

/** Three releases of one app whose pages have the same size. */
async function releases(kind: "front end" | "sirv"): Promise<Map<string, string>> {
  const server = kind === "sirv" ? await bundled("sirv") : undefined;
  const found = new Map<string, string>();
  for (const text of ["spring", "summer", "autumn"]) {
    const files =
      server === undefined
        ? { "web/index.html": page(text) }
        : { "server.mjs": server, "public/index.html": page(text) };
    const config = server === undefined ? {} : { frontend: null };
    // Old enough for a browser to think, by a tenth of the age, that it may keep the page.
    const created = `2025-01-01T00:0${kind === "sirv" ? 1 : 0}:0${found.size}Z`;
    found.set(text, await publish(lab, { text: `${kind} ${text}`, files, config, created }));
  }
  return found;
}

describe.skipIf(chromium === undefined).each(["front end", "sirv"] as const)("the page of an app with %s", (kind) => {
  const seasons = ["spring", "summer", "autumn", "summer"];
  let made: Map<string, string>;
  beforeAll(async () => {
    made = await releases(kind);
  });
  const roll = (text: string) => lab.roll(made.get(text) ?? "", rollout());

  test("follows each deploy, and a rollback", async () => {
    using browser = new Browser(chromium ?? "");
    const shown = [];
    for (const text of seasons) {
      await roll(text);
      shown.push(banner(await browser.visit(`http://127.0.0.1:${lab.host.httpPort}/`)));
    }
    expect(shown).toEqual(seasons);
  });

  test("control: as the site and the times of before had it, the browser shows the first page every time", async () => {
    using browser = new Browser(chromium ?? "");
    const site = lab.path("etc/nginx/kloverbuy/site.conf");
    const shown = [];
    for (const text of seasons) {
      await roll(text);
      const { code, stderr } = await lab.sh(`set -e; sed -i '/add_header Cache-Control .ask_again/d' ${site}
        find $KLOVERBUY_ROOT/srv/kloverbuy/releases/${made.get(text)}/app -exec touch -h -d @0 {} +
        systemctl restart kloverbuy@${made.get(text)}.service; systemctl reload nginx.service; sleep 1.2`);
      expect(code, stderr).toBe(0);
      shown.push(banner(await browser.visit(`http://127.0.0.1:${lab.host.httpPort}/`)));
    }
    expect(shown).toEqual(Array(seasons.length).fill(seasons[0]));
  });
});
