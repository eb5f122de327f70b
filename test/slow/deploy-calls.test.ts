import { expect, test } from "vitest";
import { SandboxEnvironment } from "../e2e/place/place.ts";

/** SendCommand, ListCommandInvocations and the rest, for one rollout to a fleet that answers within a quarter of a second. */
test.each([
  [3, 18],
  [50, 22],
  [200, 60],
])("a rollout to %i hosts needs at most %i SSM calls", async (light, most) => {
  await using place = await SandboxEnvironment.open({ light });
  const release = await place.build("first");
  place.sandbox.calls.clear();
  const step = await place.deploy(release);
  expect(step.outputs.outcome, step.log).toBe("succeeded");
  expect(step.hosts).toHaveLength(light);
  expect(step.hosts.every((host) => host.committed === release)).toBe(true);
  const calls = Object.entries(place.calls).filter(([name]) => name.startsWith("ssm:"));
  const total = calls.reduce((sum, [, count]) => sum + count, 0);
  console.log(
    `${light} hosts: ${total} SSM calls (${calls.map(([name, count]) => `${name.slice(4)} ${count}`).join(", ")})`,
  );
  expect(total).toBeLessThanOrEqual(most);
});
