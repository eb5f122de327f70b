import { getEventListeners } from "node:events";
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BuildFailed, firstLine, runBuild, withoutCredentials } from "../../../actions/lib/release/build-command.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-command-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: process.env.PATH, APP: "shop" };
const never = new AbortController().signal;
const build = (command: string, signal = never) => runBuild(command, folder, env, signal);
const read = (name: string) => readFileSync(join(folder, name), "utf8").trim();

/** Resolves once the command has written the file. */
async function written(name: string): Promise<void> {
  for (;;) {
    try {
      if (read(name) !== "") return;
    } catch {
      // Not yet.
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** What is dead and not yet buried does not run. */
const runs = (pid: number) => {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

describe("the app's build command", () => {
  test("runs in the app's folder with the environment that it is given, and no other", async () => {
    await build('pwd > here; echo "$APP $(printenv HOME || echo none)" > told');
    expect(read("here")).toBe(folder);
    expect(read("told")).toBe("shop none");
  });

  test("writes straight to the job's log, and is asked nothing", async () => {
    const fd = (number: number) => `"$(readlink /proc/$$/fd/${number})"`;
    await build(`told=(${fd(0)} ${fd(1)} ${fd(2)}); printf '%s\\n' "\${told[@]}" > told`);
    const mine = [1, 2].map((fd) => readlinkSync(`/proc/self/fd/${fd}`));
    expect(read("told").split("\n")).toEqual(["/dev/null", ...mine]);
  });

  test.each([
    ["ends with a code of its own", "exit 3", /exit code 3/],
    ["fails in the middle", "false; true", /exit code 1/],
    ["fails in a pipe", "false | true", /exit code 1/],
    ["uses a variable that is not set", `echo "$NOBODY_SET_THIS"; true`, /exit code 1/],
    ["is killed", "kill -KILL $$", /signal SIGKILL/],
  ])("that %s is a failure that says how", async (_, command, how) => {
    await expect(build(command)).rejects.toThrow(how);
    await expect(build(command)).rejects.toThrow(BuildFailed);
  });

  test("that cannot be started says so", async () => {
    const gone = runBuild("true", join(folder, "gone"), env, never);
    await expect(gone).rejects.toThrow(BuildFailed);
    await expect(gone).rejects.toThrow(/ENOENT/);
  });

  test("is not started by a step that is cancelled already", async () => {
    const reason = new Error("cancelled");
    expect(() => build("touch began", AbortSignal.abort(reason))).toThrow(reason);
    expect(() => read("began")).toThrow();
  });

  test("of a cancelled step ends with all that it started, and the step says that it was cancelled", async () => {
    const cancel = new AbortController();
    const ended = build("trap 'echo asked > asked; exit 0' TERM; sleep 60 & echo $! > pid; wait", cancel.signal);
    await written("pid");
    cancel.abort(new Error("cancelled"));
    await expect(ended).rejects.toThrow("cancelled");
    expect(read("asked")).toBe("asked");
    await expect.poll(() => runs(Number(read("pid")))).toBe(false);
  });

  test("leaves nothing behind that watches the step or waits, when it is over", async () => {
    const cancel = new AbortController();
    await build("true", cancel.signal);
    expect(getEventListeners(cancel.signal, "abort")).toEqual([]);
    const set = vi.spyOn(globalThis, "setTimeout");
    const cleared = vi.spyOn(globalThis, "clearTimeout");
    const ended = build("echo up > up; sleep 60", cancel.signal);
    await written("up");
    cancel.abort(new Error("cancelled"));
    await expect(ended).rejects.toThrow("cancelled");
    const patience = set.mock.calls.findIndex(([, milliseconds = 0]) => milliseconds > 1_000);
    expect(patience).toBeGreaterThanOrEqual(0);
    expect(cleared).toHaveBeenCalledWith(set.mock.results[patience]?.value);
    vi.restoreAllMocks();
  });

  test("that will not end is ended, while the step still has time to say so", async () => {
    const cancel = new AbortController();
    const ended = build("trap '' TERM; echo $$ > pid; while true; do sleep 0.1; done", cancel.signal);
    await written("pid");
    const at = performance.now();
    cancel.abort(new Error("cancelled"));
    await expect(ended).rejects.toThrow("cancelled");
    const took = performance.now() - at;
    expect(took).toBeGreaterThan(2_500);
    // The runner gives a cancelled step 7.5 s.
    expect(took).toBeLessThan(7_500);
  });
});

test("names its first line, and no more than that", () => {
  expect(firstLine("\n  npm ci\nnpm run build")).toBe("npm ci");
  expect(firstLine("x".repeat(1000))).toHaveLength(200);
  expect(firstLine("")).toBe("");
});

test("what lets a process act as this job is kept from the packages that a build runs; the rest is not", () => {
  const kept = [
    "PATH",
    "HOME",
    "AWS_REGION",
    "GITHUB_SHA",
    "ACTIONS_STEP_DEBUG",
    "MY_AWS_SESSION_TOKEN",
    "AWS_SESSION_TOKEN_NAME",
    "NPM_TOKEN",
  ];
  const taken = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "ACTIONS_ID_TOKEN_REQUEST_URL",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
    "ACTIONS_RUNTIME_TOKEN",
    "INPUT_TOKEN",
  ];
  const all = Object.fromEntries([...kept, ...taken].map((name) => [name, `value of ${name}`]));
  expect(Object.keys(withoutCredentials(all))).toEqual(kept);
  expect(withoutCredentials(all).PATH).toBe("value of PATH");
});
