import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badValues } from "../../unit/release/bad-values.ts";
import { type Account, startAccount } from "./account.ts";
import { buildStep, workspace } from "./step.ts";

let account: Account;
let space: Awaited<ReturnType<typeof workspace>>;
beforeAll(async () => {
  account = await startAccount();
  space = await workspace({
    "kloverbuy.yml": "build: touch built\npackage: { include: [main.js] }\nstart: node main.js\n",
    "main.js": "serve()\n",
  });
});
afterAll(async () => {
  await space[Symbol.asyncDispose]();
  await account.close();
});

// A process's environment cannot hold a NUL; the unit tests cover it.
const table = Object.entries(badValues).filter(([, value]) => !value.includes("\0"));
const executed = (folder: string) => ["canary", "built"].filter((name) => existsSync(join(folder, name)));

describe.each(["environment", "path", "config", "region"])(
  "the shipped bundle refuses a bad %s before any AWS call:",
  (name) => {
    test.concurrent.each(table.filter(([kind]) => !(name === "region" && kind === "empty")))("%s", async (_, value) => {
      const { code, error, outputs } = await buildStep({
        folder: space.folder,
        environment: account.environment,
        inputs: { [name]: value },
      });
      expect({ code, outputs }).toEqual({ code: 1, outputs: {} });
      expect(error).toContain(`'${name}'`);
      expect(executed(space.folder)).toEqual([]);
      expect(account.calls.size).toBe(0);
    });
  },
);

test("and a bad declaration, too", async () => {
  await using bad = await workspace({ "kloverbuy.yml": "build: touch built\nstart: $(touch canary)\n" });
  const { code, error } = await buildStep({ folder: bad.folder, environment: account.environment });
  expect(code).toBe(1);
  expect(error).toContain("start");
  expect(executed(bad.folder)).toEqual([]);
  expect(account.calls.size).toBe(0);
});

test("the control: the same workspace builds with good inputs, and then the canary of its build is there", async () => {
  const { code } = await buildStep({ folder: space.folder, environment: account.environment });
  expect(code).toBe(0);
  expect(executed(space.folder)).toEqual(["built"]);
  expect(account.calls.size).toBeGreaterThan(0);
});
