import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SandboxEnvironment } from "../e2e/place/place.ts";
import { rolesWithoutAction, unusedBecause } from "../e2e/place/unused.ts";
import { allRoles } from "../stacks/iam/roles.ts";

/*
 * Every role with all that it does in its life: a build, the same again, a deploy with a bake, one whose host is late, a rollback;
 * and the whole in one step. What the policies said of each request stands in the sandbox's book.
 */
const book = join(tmpdir(), `kb-book-${process.pid}.jsonl`);
let place: SandboxEnvironment;

beforeAll(async () => {
  vi.stubEnv("KLOVERBUY_AUTHORIZATIONS", book);
  place = await SandboxEnvironment.open({ hosts: 1, light: 1 });
  vi.unstubAllEnvs();
  await place.app.write({ "quick.yml": quick });
  await runEverything();
}, 300_000);
afterAll(async () => {
  await place?.[Symbol.asyncDispose]();
  await rm(book, { force: true });
});

/** Quick to be healthy: a host has this and the stage's timeout before its command is cancelled. */
const quick = `
package: { include: ["server.mjs", "version.txt", "site/**"] }
start: node server.mjs
health: { path: /health, timeout: 1 }
frontend: { folder: site }
`;
const brief = { wait: "0", bake: "1" };

async function runEverything() {
  const first = await place.build("first");
  expect(await place.build("first")).toBe(first);
  expect((await place.deploy(first)).outputs.outcome).toBe("succeeded");
  expect((await place.deploy(await place.build("second"), brief)).outputs.outcome).toBe("succeeded");
  expect(await ends("rollback", { reason: "broken" })).toBe("succeeded");
  await place.app.write({ "version.txt": "third" });
  expect(await ends("pipeline", brief)).toBe("succeeded");
  for (const one of place.sandbox.hosts) if (one.kind === "light") one.light.late.add("stage");
  const given = { config: "quick.yml", "stage-timeout": "10" };
  expect(await ends("pipeline", given)).toBe("refused");
  expect(await ends("deploy", { release: await place.build("fourth", "quick.yml"), "stage-timeout": "10" })).toBe(
    "refused",
  );
}

async function ends(action: string, inputs: Record<string, string>) {
  const { outputs, log } = await place.run(action, { environment: place.sandbox.environment, wait: "0", ...inputs });
  return outputs.outcome ?? log;
}

const word = (role: string) => role.replace(`kloverbuy-${place.sandbox.environment}-`, "");
const used = () => new Set(place.sandbox.authorizations.allowed.map(({ role, by }) => `${word(role)}/${by}`));
const given = () =>
  Object.entries(allRoles()[place.sandbox.environment] ?? {})
    .filter(([role]) => !Object.hasOwn(rolesWithoutAction, role))
    .flatMap(([role, { statements }]) =>
      statements.filter(({ Effect }) => Effect === "Allow").map(({ Sid }) => `${role}/${Sid}`),
    );

test("no request of any role was refused", () => {
  expect(place.sandbox.authorizations.denied).toEqual([]);
  expect(place.sandbox.authorizations.allowed.length).toBeGreaterThan(50);
});

test("every statement of every role that acts was used, or is listed with its reason", () => {
  const listed = Object.values(unusedBecause).flat();
  const [roles, done] = [given(), used()];
  expect(roles.length).toBeGreaterThan(40);
  expect(roles.filter((one) => !done.has(one)).sort()).toEqual([...listed].sort());
});

test("a role that is listed as one without action did nothing", () => {
  const acted = new Set(place.sandbox.authorizations.allowed.map(({ role }) => word(role)));
  expect(Object.keys(rolesWithoutAction).filter((role) => acted.has(role))).toEqual([]);
});

test("the file that the book is also written to has the same lines", async () => {
  const lines = (await readFile(book, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { allowed } = place.sandbox.authorizations;
  expect(lines).toEqual(allowed.map(({ count, ...line }) => line));
});

test("control: an action in the wrong role is refused, and the book says so", async () => {
  const given = { environment: place.sandbox.environment, release: await place.build("first"), wait: "0" };
  const { code, log } = await place.run("deploy", given, place.sandbox.envOf("build"));
  expect(code, log).not.toBe(0);
  const { denied } = place.sandbox.authorizations;
  expect(denied.map(({ role }) => word(role))).toContain("build");
  place.sandbox.authorizations.clear();
});
