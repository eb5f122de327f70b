import { defineConfig } from "vitest/config";
import { suites } from "./vitest.config.ts";
import { onBothEnds } from "./vitest.nginx.ts";

const slow = (...names: string[]) => names.map((name) => `test/slow/${name}.test.ts`);

/** Those that work on several things at once themselves, and so need both cores. */
const crowded = {
  both: [],
  distribution: slow("matrix/host", "races", "retention/*"),
  newest: slow("killed-anytime", "matrix/runner"),
};
const single = {
  both: [],
  distribution: slow(
    "authorizations",
    "deploy-faults",
    "disk",
    "downloads",
    "former",
    "foreign/returning",
    "host-contract",
    "killed-runner",
    "rollback-preempt",
  ),
  newest: slow("bake", "deploy-interrupted", "draining", "refresh", "foreign/browser", "killed", "limits", "settling"),
};
const all = [crowded, single].flatMap((ends) => Object.values(ends).flat());

const one = { ...suites, maxWorkers: 1, sequence: { groupOrder: 0 } };
const two = { ...suites, maxWorkers: 2, sequence: { groupOrder: 1 } };

// The torture suites (`npm run test:faults`): first the crowded ones, one at a time, then the others, two at a time.
export default defineConfig({
  test: {
    projects: [
      ...onBothEnds("crowded", one, crowded),
      ...onBothEnds("single", two, single),
      { test: { ...two, name: "single", include: slow("**/*"), exclude: [...suites.exclude, ...all] } },
    ],
  },
});
