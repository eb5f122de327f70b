import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const shell = join(import.meta.dirname, "../../shell");
const id = "abcdef0-0123456789ab";

const count = `
set -Eeuo pipefail
source "$1/lib/host.sh"
source "$1/release/port.sh"
source "$1/release/process.sh"
if [[ $2 = ask ]]; then
  curl -s --max-time 1 --unix-socket "$releases/${id}/run/app.sock" http://app/ >/dev/null &
  for ((try = 0; try < 40; try++)); do
    if (($(requests_in_flight ${id}) > 0)); then break; fi
    sleep 0.02
  done
fi
requests_in_flight ${id}
`;

test("a request that waits in the kernel for the app to accept it is in flight", async () => {
  const root = await mkdtemp(join(tmpdir(), "kb-"));
  const server = createServer((socket) => socket.destroy());
  try {
    const run = join(root, "srv/kloverbuy/releases", id, "run");
    await mkdir(run, { recursive: true });
    await new Promise<void>((resolve) => server.listen(join(run, "app.sock"), resolve));
    // This process accepts nobody while it waits for bash.
    const inFlight = (what: string) =>
      Number(
        execFileSync("bash", ["-c", count, "bash", shell, what], { env: { ...process.env, KLOVERBUY_ROOT: root } }),
      );
    expect(inFlight("nothing")).toBe(0);
    expect(inFlight("ask")).toBe(1);
  } finally {
    server.close();
    await rm(root, { recursive: true, force: true });
  }
});
