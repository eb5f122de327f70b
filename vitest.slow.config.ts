import { defineConfig } from "vitest/config";
import quick from "./vitest.config.ts";

// The torture suites (`npm run test:faults`). Most of their time is waiting, so two files share the machine, as in the quick ones.
export default defineConfig({
  test: { ...quick.test, include: ["test/slow/**/*.test.ts"], exclude: ["**/node_modules/**"] },
});
