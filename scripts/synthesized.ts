import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const checkout = fileURLToPath(new URL("..", import.meta.url));

/** Every stack as `npm run synth` writes it, by name; `Stack` is as much of it as the caller reads. */
export function synthesized<Stack>(): Record<string, Stack> {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-synthesized-"));
  try {
    execFileSync(process.execPath, ["stacks/main.ts"], {
      cwd: checkout,
      env: { ...process.env, CDKTF_OUTDIR: folder, CHECKPOINT_DISABLE: "1" },
      stdio: "pipe",
    });
    const read = (path: string) => JSON.parse(readFileSync(join(folder, path), "utf8"));
    const stacks: { name: string; synthesizedStackPath: string }[] = Object.values(read("manifest.json").stacks);
    return Object.fromEntries(stacks.map((one) => [one.name, read(one.synthesizedStackPath)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
