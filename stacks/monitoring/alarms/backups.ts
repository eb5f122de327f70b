import type { Environment } from "../../config/environment.ts";
import type { Alarm, Metric } from "../alarm.ts";

/** A namespace of its own: a host's role may write into `KloverBuy/<environment>` alone, and so cannot feign a backup. */
export const backupSpace = ({ name }: Pick<Environment, "name">) => `KloverBuy/${name}/Backups`;

/** 1 for each backup that was restored and compared; written by the job that did both, at once. */
export const goodBackup = (environment: Pick<Environment, "name">): Metric => ({
  namespace: backupSpace(environment),
  name: "GoodBackup",
  dimensions: {},
  statistic: "Sum",
});

/** A day and two hours: a nightly backup may take its time. */
const HOURS = 26;

export function backupAlarms(environment: Environment): Alarm[] {
  return [
    {
      name: "backup-silence",
      what: `No backup of the database was restored and found good in the last ${HOURS} hours.`,
      cure: "Run the backup by hand, and read why the last one failed.",
      watch: goodBackup(environment),
      when: "<",
      threshold: 1,
      // Hours, since CloudWatch looks back more than a day (to seven) only with periods of an hour or longer
      // (AmazonCloudWatch API, PutMetricAlarm, Period; read 2026-11).
      minutes: 60,
      bad: HOURS,
      of: HOURS,
      silence: { counts: "breaching", because: "a backup that does not run writes nothing: silence is the alarm" },
    },
  ];
}
