import type { Wrong } from "./wrong.ts";

export const storage: Wrong[] = [
  ["storage.artifacts.noncurrentDays", 0],
  ["storage.artifacts.infrequentAfterDays", 7],
  ["storage.artifacts.infrequentAfterDays", undefined],
  ["storage.images.archiveAfterDays", 100],
  ["storage.logs.archive.afterDays", 40],
  ["storage.logs.archive.class", "DEEP_ARCHIVE"],
  ["storage.logs.expireAfterDays", 100],
  ["storage.backups.lock.mode", "GOVERNANCE"],
  ["storage.backups.lock.mode", "NONE"],
  ["storage.backups.lock.days", 7],
  ["storage.backups.lock.days", 3650],
  ["storage.backups.expireAfterDays", 34],
  ["storage.backups.expireAfterDays", 120],
];
