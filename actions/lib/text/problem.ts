/**
 * An error whose message is already a sentence for the operator: what happened, where, and what to do. Every error class of
 * the domain extends it; anything else that reaches the top is a defect and is shown with its stack.
 */
export class Problem extends Error {
  override name = this.constructor.name;
}

/** What was thrown, for a sentence; it need not be an Error. */
export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
