import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** undefined: there is none, and a person was told so. Throws instead when CI=true: there a silent gap would be a false green. */
export function chromiumAtHand(): string | undefined {
  const found = names.find((name) => {
    try {
      execFileSync("sh", ["-c", `command -v ${name}`], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
  if (found !== undefined) return found;
  const message = `NOT RUN: nothing was looked at in a browser; none of ${names.join(", ")} is on PATH.`;
  if (process.env.CI === "true") throw new Error(message);
  console.warn(message);
  return undefined;
}

const quiet =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --no-proxy-server";

/** One person's browser, which keeps what it has seen from visit to visit. */
export class Browser implements Disposable {
  readonly #program: string;
  readonly #profile = mkdtempSync(join(tmpdir(), "kb-browser-"));

  constructor(program: string) {
    this.#program = program;
  }

  /** Opens the address as somebody who types it, and answers what the page is then. */
  async visit(url: string): Promise<string> {
    const words = [...quiet.split(" "), `--user-data-dir=${this.#profile}`, "--timeout=10000", "--dump-dom", url];
    const { stdout } = await promisify(execFile)(this.#program, words, {
      timeout: 60_000,
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  }

  [Symbol.dispose](): void {
    rmSync(this.#profile, { recursive: true, force: true });
  }
}
