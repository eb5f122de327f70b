import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Account, startAccount } from "./account.ts";
import { buildStep, workspace } from "./step.ts";

const declare = (build: string) =>
  `build: ${JSON.stringify(build)}\npackage: { include: [main.js] }\nstart: node main.js\n`;
const app = { "kloverbuy.yml": declare("true"), "main.js": "serve()\n" };

let account: Account;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.close());
beforeEach(() => {
  account.calls.clear();
  account.faults.clear();
});

const step = (folder: string, more = {}) => buildStep({ folder, environment: account.environment, ...more });
const stored = () => [...account.calls.keys()].filter((name) => /Put|Create|Upload|Complete/.test(name));

describe("a build that cannot succeed uploads nothing and says what to do:", () => {
  test("the app's build command fails", async () => {
    await using space = await workspace({
      ...app,
      "kloverbuy.yml": declare("echo about to fail; false | true; exit 7"),
    });
    const { code, error, log } = await step(space.folder);
    expect(code).toBe(1);
    expect(error).toMatch(/exit code 1\b/); // pipefail: the line with `false` already ends it
    expect(log).toContain("about to fail");
    expect(stored()).toEqual([]);
  });

  test.each([
    ["no declaration", { "main.js": "" }, "kloverbuy.yml"],
    ["a wrong key", { ...app, "kloverbuy.yml": `${declare("true")}strat: x\n` }, "strat"],
    ["a glob that matches nothing", { "kloverbuy.yml": declare("true") }, "main.js"],
    [
      "a front end without its page",
      { ...app, "kloverbuy.yml": `${declare("true")}frontend: { folder: web }\n` },
      "web/index.html",
    ],
  ])("%s", async (_, files, named) => {
    await using space = await workspace(files);
    const { code, error } = await step(space.folder);
    expect(code).toBe(1);
    expect(error).toContain(named);
    expect(stored()).toEqual([]);
  });

  test("an environment that does not exist", async () => {
    await using space = await workspace(app);
    const { code, error } = await step(space.folder, { inputs: { environment: "nowhere" } });
    expect(code).toBe(1);
    expect(error).toContain("/kloverbuy/nowhere/pipeline");
  });

  test("credentials that nobody knows", async () => {
    await using space = await workspace(app);
    const { code, error } = await step(space.folder, { variables: { AWS_ACCESS_KEY_ID: "AKIAAAAAAAAAAAAAAAAA" } });
    expect(code).toBe(1);
    expect(error).toContain("credentials");
  });

  test("a runner without GNU tar", async () => {
    await using space = await workspace({ ...app, "bin/tar": "#!/bin/sh\necho bsdtar 3.7.2\n" });
    execFileSync("chmod", ["+x", join(space.folder, "bin/tar")]);
    const { code, error } = await step(space.folder, { variables: { PATH: `${space.folder}/bin` } });
    expect(code).toBe(1);
    expect(error).toContain("GNU tar");
    expect(account.calls.size).toBe(0);
  });
});

describe("a build", () => {
  test("does not hand the job's credentials to the app's build command", async () => {
    await using space = await workspace({ ...app, "kloverbuy.yml": declare("env > seen.txt; cat seen.txt") });
    const secret = "very-secret-value";
    const variables = {
      AWS_SESSION_TOKEN: "",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret,
      ACTIONS_RUNTIME_TOKEN: secret,
      PLAIN: "kept",
    };
    const { code, log } = await step(space.folder, { variables });
    expect(code).toBe(0);
    const seen = readFileSync(join(space.folder, "seen.txt"), "utf8") + log;
    expect(seen).toContain("PLAIN=kept");
    expect(seen).not.toContain(secret);
    expect(seen).not.toContain(account.environment.AWS_SECRET_ACCESS_KEY);
  });

  test("that is cancelled ends the app's build with all its children, and uploads nothing", async () => {
    await using space = await workspace({ ...app, "kloverbuy.yml": declare("sleep 300 & echo child $!; wait") });
    const started = Date.now();
    const { code, error, log } = await step(space.folder, {
      watch: (line: string, cancel: () => void) => {
        if (/^ *child \d+$/.test(line)) cancel();
      },
    });
    expect(code).toBe(1);
    expect(error).toContain("cancelled");
    expect(Date.now() - started).toBeLessThan(7_500);
    expect(alive(Number(/child (\d+)$/m.exec(log)?.[1]))).toBe(false);
    expect(stored()).toEqual([]);
  });
});

function alive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
