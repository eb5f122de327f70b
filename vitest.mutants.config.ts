import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { suites } from "./vitest.config.ts";

/** Suites about other things than the product's rooms. */
const others = ["demo", "scripts"].map((room) => `test/unit/${room}/**`);

/** The first test that fails ends a mutant's run: what found the one before comes first, then what is over soonest. */
class SoonestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = (file: TestSpecification) => {
      const before = this.ctx.cache.getTestSpecificationResult(file);
      return before?.failed ? -1 : (before?.duration ?? 0);
    };
    return files.toSorted((a, b) => cost(a) - cost(b));
  }
}

// The suites that must find Stryker's mutants. Time is virtual there: a test that takes seconds hangs on a mutant.
export default defineConfig({
  test: {
    ...suites,
    include: ["test/unit/**/*.test.ts"],
    exclude: [...suites.exclude, ...others],
    testTimeout: 20_000,
    sequence: { sequencer: SoonestFirst },
  },
});
