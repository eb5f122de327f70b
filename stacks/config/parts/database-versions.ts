/**
 * All that goes with a major version, so that `database.version` is the one value to change.
 *
 * MySQL 8.0 left RDS's standard support on 2026-07-31: since then an 8.0 instance is made only with the paid extended support, and
 * without the word RDS would choose it silently. 8.4 has standard support until 2029, and "disabled" says that it must never slide
 * into the paid one. Read 2026-11: AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html, extended-support.html.
 *
 * No option group is named: RDS gives each instance its version's default and changes it with the version, while a group of
 * our own could not be deleted as long as one snapshot of the older version lives.
 */
export const VERSIONS = {
  "8.0": { family: "mysql8.0", lifecycle: "open-source-rds-extended-support" },
  "8.4": { family: "mysql8.4", lifecycle: "open-source-rds-extended-support-disabled" },
} as const;

export type Version = keyof typeof VERSIONS;
