import { defineConfig } from "vitest/config";
import quick from "./vitest.config.ts";

/** Suites about other things than the product's rooms. */
const others = ["demo-*", "check"].map((name) => `test/unit/${name}.test.ts`);

// The suites that must find Stryker's mutants. Time is virtual there: a test that takes seconds hangs on a mutant.
export default defineConfig({
  test: {
    ...quick.test,
    include: ["test/unit/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...others],
    testTimeout: 8_000,
  },
});
