import { afterAll, beforeAll, expect, test } from "vitest";
import { onHosts } from "./place/on-host.ts";
import { SandboxEnvironment } from "./place/place.ts";

let place: SandboxEnvironment;
beforeAll(async () => {
  place = await SandboxEnvironment.open({ light: 3 });
});
afterAll(() => place?.[Symbol.asyncDispose]());

const whole = (inputs: Record<string, string> = {}) =>
  place.run("pipeline", { environment: place.sandbox.environment, ...inputs });
const served = async () => (await onHosts(place.sandbox)).map((host) => (host as { live: string | null }).live);

test("one step builds the app, brings every host to it, and has the outputs of both actions", async () => {
  const step = await whole();
  expect(step.code, step.log).toBe(0);
  const { outcome, release, digest, reused, previous, rollout, uri } = step.outputs;
  expect({ outcome, reused, previous, rollout }).toEqual({
    outcome: "succeeded",
    reused: "false",
    previous: "",
    rollout: "00000001-00000001",
  });
  expect(release).toMatch(new RegExp(`-${digest?.slice(0, 12)}$`));
  expect(uri).toContain(release);
  expect(await served()).toEqual([release, release, release]);
});

test("the same tree again uploads nothing and has nothing to do", async () => {
  const step = await whole();
  expect(step.code, step.log).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: "nothing-to-do", reused: "true" });
});

test("with plan the release is stored and no host is touched", async () => {
  const before = await served();
  await place.app.write({ "version.txt": "planned" });
  const step = await whole({ plan: "true" });
  expect(step.code, step.log).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: "planned", reused: "false" });
  expect(await served()).toEqual(before);
});

test("a build that fails deploys nothing", async () => {
  const before = await served();
  await place.app.write({
    "version.txt": "broken",
    "broken.yml": "build: exit 3\npackage: { include: [server.mjs] }\nstart: x",
  });
  place.sandbox.calls.clear();
  const step = await whole({ config: "broken.yml" });
  expect(step.code).not.toBe(0);
  expect(place.calls["ssm:SendCommand"]).toBeUndefined();
  expect(await served()).toEqual(before);
});

test.each(["environment", "waves", "plan", "wait", "stage-timeout", "switch-timeout", "path", "config", "region"])(
  "a wrong %s is refused before the first AWS call",
  async (name) => {
    place.sandbox.calls.clear();
    const step = await whole({ [name]: "$(touch /tmp/kloverbuy-canary)" });
    expect(step.code).not.toBe(0);
    expect(step.outputs.outcome).toBe("refused");
    expect(step.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(`'${name}'`)]);
    expect(place.calls).toEqual({});
  },
);
