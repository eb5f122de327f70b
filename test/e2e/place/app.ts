import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface App extends AsyncDisposable {
  folder: string;
  /** Replaces files by relative path. */
  write(files: Record<string, string>): Promise<void>;
}

/**
 * The smallest app that can be told apart: /health, /api/version and a page, all of one text. "sick" never gets healthy;
 * "lame" is healthy everywhere until it is staged, and on the third host no longer when it is to be switched.
 * "usual 1", "fails", "slow" and their like are healthy too: only users notice that every twentieth request fails, or takes thrice as long.
 */
const server = `
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
const text = readFileSync(new URL("./version.txt", import.meta.url), "utf8").trim();
let asked = 0;
const [milliseconds, failing] = { usual: [30, 0.002], noisy: [60, 0.04], fails: [30, 0.05], slow: [90, 0.002] }[text.split(" ")[0]] ?? [0, 0];
// A tail as real ones are: most answers are quick, a few take several times as long.
const thinking = () => milliseconds * Math.exp(0.5 * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()));
const healthy = () => text !== "sick" && !(text === "lame" && process.cwd().includes("/h/3/") && ++asked > 2);
const server = createServer((request, response) => {
  if (request.url === "/health") {
    response.writeHead(healthy() ? 200 : 500, { "x-release": process.env.KLOVERBUY_RELEASE });
    return response.end(text);
  }
  const answer = () => {
    if (Math.random() < failing) response.statusCode = 500;
    response.end(JSON.stringify({ text, release: process.env.KLOVERBUY_RELEASE }));
  };
  if (milliseconds === 0) answer();
  else setTimeout(answer, thinking());
});
process.once("SIGTERM", () => server.close());
server.listen(process.env.PORT);
`;

const declaration = `
package: { include: ["server.mjs", "version.txt", "site/**"] }
start: node server.mjs
health: { path: /health, header: x-release, timeout: 7 }
frontend: { folder: site }
retention: 3
drain: 2
`;

export async function makeApp(): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), "kb-app-"));
  const write = async (files: Record<string, string>) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  await write({
    "server.mjs": server,
    "kloverbuy.yml": declaration,
    "version.txt": "first",
    "site/index.html": "first",
  });
  return { folder, write, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
