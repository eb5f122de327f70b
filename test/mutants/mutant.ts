/** One deliberate defect of the product, and the tests that must find it. */
export interface Mutant {
  name: string;
  /** What it would do to people. */
  harm: string;
  file: string;
  /** Stands in `file` exactly once. */
  text: string;
  instead: string;
  /** A test file, and a pattern of its tests' names where not all are needed. */
  tests: string;
  only?: string;
}
