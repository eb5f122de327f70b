/** A mutant of Stryker's that survives, because nobody can tell it from the product. */
export interface Equivalent {
  file: string;
  /** The piece of code that is replaced, and by what; spaces do not count. */
  text: string;
  instead: string;
  /** Why no test could find it. */
  why: string;
}

export const equivalent: Equivalent[] = [];
