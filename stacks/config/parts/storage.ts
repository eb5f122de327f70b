import * as z from "zod";

const days = (least: number, most = 3650) => z.int().min(least).max(most);

/** Former versions: of what was replaced, and of what was deleted. */
const noncurrentDays = days(1);

/** To S3's Infrequent Access: cheaper to keep, as quick to read; S3 takes no less than 30 days. */
const infrequentAfterDays = days(30);

/** GLACIER_IR is read at once; GLACIER (Flexible) within hours, for less a gigabyte. */
const archive = z.strictObject({ afterDays: days(1), class: z.enum(["GLACIER_IR", "GLACIER"]) });

/** What differs between environments in this part. */
export const Values = z.strictObject({
  artifacts: z.strictObject({ noncurrentDays, infrequentAfterDays }),
  /** Product images: a page must show any of them at once, so they are archived where that goes (GLACIER_IR). */
  images: z.strictObject({ noncurrentDays, infrequentAfterDays, archiveAfterDays: days(60) }),
  /** Access logs of the balancer and of the other buckets. */
  logs: z.strictObject({ noncurrentDays, infrequentAfterDays, archive, expireAfterDays: days(1) }),
  backups: z.strictObject({
    noncurrentDays,
    lock: z.strictObject({
      /** COMPLIANCE: no one can shorten it, the account's root included. GOVERNANCE: who has the permission and MFA can. */
      mode: z.enum(["COMPLIANCE", "GOVERNANCE"]),
      /** At most a year: what COMPLIANCE has locked by mistake is paid for until then. */
      days: days(1, 365),
    }),
    archive,
    expireAfterDays: days(1),
  }),
});
export type Values = z.infer<typeof Values>;

/** S3 refuses to move an object on before it was 30 days in Infrequent Access, and bills 90 days of Glacier in any case. */
const LEAST_INFREQUENT = 30;
const LEAST_ARCHIVED = 90;
/** Two weeks: damage that stayed unseen for a holiday must still have a whole backup before it. */
const LEAST_LOCKED = 14;

/** A sentence for each value that cannot stand beside the others. */
export function refusals({ images, logs, backups }: Values, isProtected: boolean): string[] {
  const refused: string[] = [];
  const refuse = (path: string, why: string) => refused.push(`${path}' ${why}`);
  const tooSoon = (path: string, infrequent: number, archived: number) => {
    if (archived < infrequent + LEAST_INFREQUENT) {
      refuse(path, `is ${archived}; S3 moves nothing on before ${LEAST_INFREQUENT} days in Infrequent Access`);
    }
  };
  tooSoon("images.archiveAfterDays", images.infrequentAfterDays, images.archiveAfterDays);
  tooSoon("logs.archive.afterDays", logs.infrequentAfterDays, logs.archive.afterDays);
  for (const [name, { archive, expireAfterDays }] of Object.entries({ logs, backups })) {
    if (expireAfterDays < archive.afterDays + LEAST_ARCHIVED) {
      refuse(
        `${name}.expireAfterDays`,
        `is ${expireAfterDays}; Glacier bills ${LEAST_ARCHIVED} days in any case: expire later or archive sooner`,
      );
    }
  }
  if (backups.expireAfterDays < backups.lock.days) {
    refuse(
      "backups.expireAfterDays",
      `is ${backups.expireAfterDays}, before the lock of ${backups.lock.days} days ends`,
    );
  }
  if (isProtected && backups.lock.mode !== "COMPLIANCE") {
    refuse("backups.lock.mode", "is GOVERNANCE, which a stolen administrator can lift; set it to COMPLIANCE");
  }
  if (isProtected && backups.lock.days < LEAST_LOCKED) {
    refuse("backups.lock.days", `is ${backups.lock.days}; damage is found late: set it to ${LEAST_LOCKED} or more`);
  }
  return refused;
}
