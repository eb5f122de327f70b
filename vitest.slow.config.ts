import { defineConfig } from "vitest/config";
import quick from "./vitest.config.ts";

// The torture suites (`npm run test:faults`), one file at a time: each has the machine for itself.
export default defineConfig({
  test: { ...quick.test, include: ["test/slow/**/*.test.ts"], exclude: ["**/node_modules/**"], maxWorkers: 1 },
});
