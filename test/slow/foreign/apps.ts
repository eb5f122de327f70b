import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, cp } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

const run = promisify(execFile);
const folder = join(import.meta.dirname, "../../apps");

/** Installs what the apps of test/apps depend on, once for each package-lock.json. */
async function installed(): Promise<void> {
  const [lock, stamp] = [join(folder, "package-lock.json"), join(folder, "node_modules/.installed.json")];
  if (existsSync(stamp) && readFileSync(lock, "utf8") === readFileSync(stamp, "utf8")) return;
  await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, timeout: 300_000 });
  await copyFile(lock, stamp);
}

/** One of test/apps with all that it depends on in one file, the way many teams pack theirs. */
export async function bundled(name: string): Promise<string> {
  await installed();
  const { outputFiles } = await build({
    entryPoints: [join(folder, `${name}.mjs`)],
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    write: false,
    // Express is CommonJS, whose bundle asks for Node's modules by require.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** Builds the Next.js app (half a minute); the answer copies what `output: "standalone"` makes into a folder, `next/server.js` in it. */
export async function nextStandalone(): Promise<(target: string) => Promise<void>> {
  await installed();
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
  const next = join(folder, "node_modules/next/dist/bin/next");
  await run(process.execPath, [next, "build"], { cwd: join(folder, "next"), env, timeout: 300_000 });
  return (target) => cp(join(folder, "next/.next/standalone"), target, { recursive: true, verbatimSymlinks: true });
}
