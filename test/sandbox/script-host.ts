import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Host } from "../../sandbox/fleet/host.ts";

// A file that this process had open for writing may be "busy" when it is executed; a child's copy never is.
const runCopy = 'cp -- "$1" "$2" && chmod 700 "$2" && exec "$2"';

/** A host that can do nothing but run scripts, for tests of Run Command that need no Nginx. */
export async function scriptHost(id: string): Promise<Host> {
  const root = await mkdtemp(join(tmpdir(), "kb-host-"));
  let scripts = 0;
  return {
    id,
    root,
    httpPort: 0,
    async run(script, environment, signal) {
      scripts += 1;
      const file = join(root, `script-${scripts}`);
      await writeFile(`${file}.txt`, script);
      const env = { PATH: process.env.PATH ?? "", KLOVERBUY_ROOT: root, ...environment };
      const child = spawn("sh", ["-c", runCopy, "sh", `${file}.txt`, file], {
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
        env,
        cwd: root,
      });
      signal?.addEventListener("abort", () => process.kill(-(child.pid ?? 0), "SIGKILL"), { once: true });
      const code = new Promise<number>((resolve) => child.once("exit", (exit) => resolve(exit ?? 137)));
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { code: await code, stdout, stderr };
    },
    reboot: () => Promise.reject(new Error("This host only runs scripts.")),
    close: () => rm(root, { recursive: true, force: true }),
  };
}
