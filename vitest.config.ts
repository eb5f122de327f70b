import { defineConfig } from "vitest/config";

// Two cores: the suites that start real servers dominate, so at most two files run at once.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/slow/**"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // GitHub's workflow parser imports JSON as bundlers do, which Node itself refuses.
    server: { deps: { inline: [/@actions\/(workflow-parser|expressions)/] } },
  },
});
