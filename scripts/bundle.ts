import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type OutputFile, type Plugin } from "esbuild";
import { isPackedFrom, pack, packedFrom } from "../stacks/commands/packed.ts";
import { type Bundled, bundled, licences } from "./licences.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Every folder of actions/ with an index.ts is an action: dist/<verb>/index.js; post.ts is a post step: dist/<verb>/post.js. */
function entries(): Record<string, string> {
  const found = readdirSync(resolve(root, "actions"), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.name === "index.ts" || entry.name === "post.ts")
    .map((entry) => resolve(entry.parentPath, entry.name));
  return Object.fromEntries(found.map((file) => [file.split("/").slice(-2).join("/").replace(/\.ts$/, ""), file]));
}

/**
 * @actions/core brings an HTTP client (undici, half a megabyte to parse at every start) for one function that no action
 * calls: getIDToken. Called all the same, it fails with this sentence.
 */
const withoutOidc: Plugin = {
  name: "without-oidc",
  setup(build) {
    build.onLoad({ filter: /@actions\/core\/lib\/oidc-utils\.js$/ }, () => ({
      contents: `export class OidcClient { static getIDToken() { throw new Error("bundled without OIDC: see scripts/bundle.ts"); } }`,
    }));
  },
};

/**
 * Bundles the actions into `outdir`, shared code in chunks/, and tells whose licences they hold (LICENSES.txt); the same sources
 * give the same bytes. Throws LicenceUnknown.
 */
export async function bundle(outdir: string): Promise<{ files: string[]; packages: Bundled[] }> {
  const entryPoints = entries();
  const { outputFiles, metafile } = await build({
    entryPoints,
    outdir,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    plugins: [withoutOidc],
    // Readable code: a stack trace of a failed run leads to a line that a person can read.
    minify: false,
    legalComments: "eof",
    // CommonJS dependencies ask for Node's own modules by require, which an ES module does not have.
    banner: {
      js: `import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);`,
    },
    logLevel: "warning",
    write: false,
    metafile: true,
  });
  const packages = bundled(root, metafile);
  const hosts = resolve(outdir, "hosts/release.sh");
  const scripts = { path: hosts, contents: Buffer.from(packed(hosts)) };
  const told = { path: resolve(outdir, "LICENSES.txt"), contents: Buffer.from(licences(packages)) };
  replace(outdir, [...outputFiles, scripts, told]);
  return { files: Object.keys(entryPoints).map((name) => `${name}.js`), packages };
}

/** What documents carry for shell/. Bytes that still are it stay: another gzip makes other ones of the same text. */
function packed(before: string): string {
  const shell = resolve(root, "shell");
  const kept = existsSync(before) ? readFileSync(before, "utf8") : "";
  return isPackedFrom(shell, kept) ? kept : pack(packedFrom(shell));
}

/** New files before old ones go: an action that runs from here meanwhile finds its chunks. */
function replace(outdir: string, made: Pick<OutputFile, "path" | "contents">[]): void {
  for (const { path, contents } of made) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  const wanted = new Set(made.map(({ path }) => path));
  for (const entry of readdirSync(outdir, { recursive: true, withFileTypes: true })) {
    const path = resolve(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(path)) rmSync(path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files } = await bundle(resolve(root, "dist"));
  for (const file of files) console.log(`dist/${file}`);
}
