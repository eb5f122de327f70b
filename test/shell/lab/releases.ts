import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type HostConfig, HostConfig as HostConfigSchema } from "../../../schema/app-config.ts";
import type { Manifest } from "../../../schema/manifest.ts";
import { artifactKey, manifestKey, type ScriptHost } from "./lab.ts";

/** A tiny app whose text tells releases apart; its words in version.txt, or later /api/become, make it sick in one way or another. */
const server = `
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
const text = readFileSync(new URL("./version.txt", import.meta.url), "utf8").trim();
const started = Date.now();
let mood = text;
let asked = 0;
if (text === "dies") { console.error("boom: cannot reach the database"); process.exit(3); }
const server = createServer((request, response) => {
  const release = process.env.KLOVERBUY_RELEASE;
  const url = new URL(request.url, "http://app");
  response.setHeader("x-release", mood === "liar" ? "other" : release);
  if (url.pathname === "/health" && mood === "hangs") return;
  if (url.pathname === "/health" && mood === "slow") return setTimeout(() => response.end(text), 400);
  if (url.pathname === "/health" && mood === "flaps" && Date.now() - started > 60) process.exit(1);
  if (url.pathname === "/health") {
    response.statusCode = mood === "sick" || (mood === "wavers" && asked++ % 2 === 1) ? 500 : 200;
    return response.end(text);
  }
  if (url.pathname === "/api/become") mood = url.searchParams.get("mood");
  if (url.pathname === "/api/exit") return process.exit(1);
  setTimeout(() => response.end(JSON.stringify({ text, release })), Number(url.searchParams.get("ms") ?? 0));
});
process.once("SIGTERM", () => server.close());
server.listen(process.env.PORT);
`;

export interface Made {
  id: string;
  manifest: Manifest;
  archive: Buffer;
}

export interface Plan {
  text: string;
  files?: Record<string, string>;
  config?: Record<string, unknown>;
  /** Changes the tar command's folder before packing, for hostile archives. */
  spoil?: (folder: string) => Promise<void>;
  /** In place of the packed bytes. */
  archive?: Buffer;
  /** When it was built; by default a second after the one before. */
  created?: string;
  /** What the manifest says of the unpacked size; at least what it is. */
  bytes?: number;
}

let made = 0;

/** Packs a release and hands over all of it; nothing is uploaded yet. */
export async function makeRelease({
  text,
  files = {},
  config = {},
  spoil,
  archive,
  created,
  bytes = 1_000_000,
}: Plan): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), "kb-release-"));
  try {
    const all = {
      "server.mjs": server,
      "version.txt": `${text}\n`,
      "web/index.html": `<p>${text}</p>`,
      [`web/assets/app-${text}.js`]: `console.log("${text}")`,
      ...files,
    };
    for (const [path, content] of Object.entries(all)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    await spoil?.(folder);
    const packed = archive ?? tarOf(folder, ["."]);
    const sha256 = createHash("sha256").update(packed).digest("hex");
    const id = `abcdef0-${sha256.slice(0, 12)}`;
    const host: HostConfig = HostConfigSchema.parse({
      start: "node server.mjs",
      // Much, for a machine that is busy with other suites.
      health: { timeout: 20, header: "x-release" },
      frontend: { folder: "web" },
      retention: 2,
      drain: 3,
      ...config,
    });
    const manifest: Manifest = {
      schema: 1,
      id,
      commit: "abcdef0123456789abcdef0123456789abcdef01",
      ref: "refs/heads/main",
      run: "https://github.example/run/1",
      // Releases of one second are refused: browsers could not tell their pages apart.
      created: created ?? new Date(Date.UTC(2026, 10, 23) + made++ * 1000 + 123).toISOString(),
      artifact: { key: artifactKey(id), sha256, bytes: packed.length },
      unpacked: { files: bytes > 1_000_000 ? 50_000 : 1000, bytes },
      config: host,
    };
    return { id, manifest, archive: packed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function tarOf(folder: string, words: string[]): Buffer {
  return execFileSync("tar", ["--zstd", "-cf", "-", "-C", folder, ...words], { maxBuffer: 64 * 1024 * 1024 });
}

export async function publish(lab: Pick<ScriptHost, "put">, plan: Plan): Promise<string> {
  const made = await makeRelease(plan);
  await lab.put(artifactKey(made.id), made.archive);
  await lab.put(manifestKey(made.id), JSON.stringify(made.manifest));
  return made.id;
}

export const bytesOf = (file: string) => readFile(file);
