/** A value of an environment cannot stand; the sentence names it. */
export class ConfigError extends Error {}
