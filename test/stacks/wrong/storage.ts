import type { Wrong } from "./wrong.ts";

export const storage: Wrong[] = [
  ["storage.artifacts.noncurrentDays", 0],
  ["storage.artifacts.infrequentAfterDays", 7],
  ["storage.artifacts.infrequentAfterDays", undefined],
];
