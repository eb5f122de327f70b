import { defineConfig } from "vitest/config";
import { onBothEnds } from "./vitest.nginx.ts";

const shell = (...names: string[]) => names.map((name) => `test/shell/${name}.test.ts`);
const e2e = (...names: string[]) => names.map((name) => `test/e2e/${name}.test.ts`);

// Two cores: the suites that start real servers dominate, so at most two files run at once.
export const suites = {
  exclude: ["**/node_modules/**"],
  pool: "forks" as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // GitHub's workflow parser imports JSON as bundlers do, which Node itself refuses.
  server: { deps: { inline: [/@actions\/(workflow-parser|expressions)/] } },
};

const ends = {
  both: shell("born", "bootstrap", "connections", "happy", "reload", "returning", "traffic", "upstream"),
  distribution: [
    ...shell("archives", "boot", "explained", "hostile", "needs-nothing", "own-process", "ports", "queue", "refusals"),
    ...e2e("deploy-whole", "rollback", "shop/*"),
    "test/sandbox/cli.test.ts",
  ],
  newest: [
    ...shell("guard", "hook", "keeping", "measure", "nginx-versions", "parameters", "site", "upgrade"),
    ...e2e("deploy", "deploy-adapters"),
    "test/sandbox/start.test.ts",
    "test/stacks/figures.test.ts",
  ],
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...suites,
          name: "plain",
          include: ["test/**/*.test.ts"],
          exclude: [...suites.exclude, "test/slow/**", ...Object.values(ends).flat()],
        },
      },
      ...onBothEnds("hosts", suites, ends),
    ],
  },
});
