/** What the person who started the mutants can mend; its message is a sentence. */
export class MutantError extends Error {}
