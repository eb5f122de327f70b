/**
 * The classes that an environment may choose, with what the support's price and the alarms go by. All run MySQL 8.0 and 8.4 and
 * can be watched by Database Insights. Read 2026-11: AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html.
 */
export const CLASSES = {
  "db.t4g.medium": { vcpus: 2, memoryGiB: 4 },
  "db.t4g.large": { vcpus: 2, memoryGiB: 8 },
  "db.m6g.large": { vcpus: 2, memoryGiB: 8 },
  "db.m6g.xlarge": { vcpus: 4, memoryGiB: 16 },
  "db.m6g.2xlarge": { vcpus: 8, memoryGiB: 32 },
  "db.m7g.large": { vcpus: 2, memoryGiB: 8 },
  "db.m7g.xlarge": { vcpus: 4, memoryGiB: 16 },
  "db.m7g.2xlarge": { vcpus: 8, memoryGiB: 32 },
  "db.r6g.large": { vcpus: 2, memoryGiB: 16 },
  "db.r6g.xlarge": { vcpus: 4, memoryGiB: 32 },
  "db.r7g.large": { vcpus: 2, memoryGiB: 16 },
  "db.r7g.xlarge": { vcpus: 4, memoryGiB: 32 },
} as const;

export type ClassName = keyof typeof CLASSES;
export const classNames = Object.keys(CLASSES) as [ClassName, ...ClassName[]];
