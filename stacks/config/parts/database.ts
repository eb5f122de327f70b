import * as z from "zod";
import { classNames } from "./database-classes.ts";
import { VERSIONS, type Version } from "./database-versions.ts";
import { DAILY, daily, meet, WEEKLY, weekly } from "./database-windows.ts";

/** What CloudWatch takes for a log group. */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731] as const;

/** What differs between environments in this part. */
export const Values = z.strictObject({
  /** The one value to change for MySQL 8.4; `upgrade` says how the change comes about. */
  version: z.enum(Object.keys(VERSIONS) as [Version, ...Version[]]),
  /**
   * in-place: RDS manages the master password, and a new major version comes with a restart of minutes, in the window.
   * For a switch within seconds, three applies: `prepare`, `blue-green` together with the new version, `in-place`.
   * They are three because blue/green takes no database whose password RDS manages. stacks/README.md has the steps.
   */
  upgrade: z.enum(["in-place", "prepare", "blue-green"]),
  class: z.enum(classNames),
  multiAz: z.boolean(),
  deletionProtection: z.boolean(),
  /** Days back to any second of which the database can be brought. */
  backupDays: z.int().min(1).max(35),
  /** UTC, hh:mm-hh:mm. */
  backupWindow: z.string().regex(DAILY, "is no window such as 01:00-02:00 (UTC)"),
  /** UTC, ddd:hh:mm-ddd:hh:mm: minor versions, and changes that interrupt. */
  maintenanceWindow: z.string().regex(WEEKLY, "is no window such as sun:03:00-sun:04:00 (UTC)"),
  /** GiB at the start; gp3 has 3,000 IOPS and 125 MB/s below 400. */
  storage: z.int().min(20).max(65536),
  /** GiB up to which RDS grows the storage by itself. */
  maxStorage: z.int().min(20).max(65536),
  /** A statement that takes longer is written to the slow log. */
  slowSeconds: z.number().min(0.05).max(60),
  /** Between two readings of the operating system's figures; 0: none. */
  monitoringSeconds: z.literal([0, 1, 5, 10, 15, 30, 60]),
  /** standard: 7 days of what waited for what, free. advanced: 15 months, paid by the vCPU. */
  insights: z.enum(["standard", "advanced"]),
  logDays: z.literal(LOG_DAYS),
});
export type Values = z.infer<typeof Values>;

const LEAST_BACKUP_DAYS = 7;
const LEAST_WINDOW = 30;

/** A sentence for each value that cannot stand beside the others. */
export function refusals(values: Values, isProtected: boolean): string[] {
  const refused: string[] = [];
  const refuse = (path: string, why: string) => refused.push(`${path}' ${why}`);
  const backup = daily(values.backupWindow);
  const maintenance = weekly(values.maintenanceWindow);
  if (isProtected) {
    if (!values.multiAz) refuse("multiAz", "is false; a zone's failure would stop the shop: set it to true");
    if (!values.deletionProtection) refuse("deletionProtection", "is false; a slip would end the data: set it to true");
    if (values.backupDays < LEAST_BACKUP_DAYS) {
      refuse("backupDays", `is ${values.backupDays}; damage is found late: set it to ${LEAST_BACKUP_DAYS} or more`);
    }
    if (values.class.startsWith("db.t")) {
      refuse("class", `is ${values.class}, which slows down once its credits are spent: choose one of m or r`);
    }
  }
  if (backup.minutes < LEAST_WINDOW) refuse("backupWindow", `is shorter than RDS's ${LEAST_WINDOW} minutes`);
  if (maintenance.minutes < LEAST_WINDOW) refuse("maintenanceWindow", `is shorter than RDS's ${LEAST_WINDOW} minutes`);
  if (meet(backup, maintenance)) {
    refuse("maintenanceWindow", `meets the backup window ${values.backupWindow}, which RDS refuses: move one of them`);
  }
  // RDS refuses a growth of less than a tenth.
  if (values.maxStorage < values.storage * 1.1) {
    refuse("maxStorage", `is ${values.maxStorage}; RDS takes no less than 10 % above 'storage', ${values.storage}`);
  }
  return refused;
}
