/** A value's path in an environment, and what it must not be; put beside production's values, which are right. */
export type Wrong = [path: string, value: unknown];
