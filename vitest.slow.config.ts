import { configDefaults, defineConfig } from "vitest/config";
import quick from "./vitest.config.ts";

/** Those that work on several things at once themselves, and so need both cores. */
const crowded = ["matrix/*", "races", "killed-anytime", "retention/*"].map((name) => `test/slow/${name}.test.ts`);

const suites = { ...quick.test, exclude: configDefaults.exclude };

// The torture suites (`npm run test:faults`): first the crowded ones, one at a time, then the others, two at a time.
export default defineConfig({
  test: {
    projects: [
      { test: { ...suites, name: "crowded", include: crowded, maxWorkers: 1, sequence: { groupOrder: 0 } } },
      {
        test: {
          ...suites,
          name: "single",
          include: ["test/slow/**/*.test.ts"],
          exclude: [...suites.exclude, ...crowded],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
