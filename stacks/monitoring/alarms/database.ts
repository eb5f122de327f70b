import type { Environment } from "../../config/environment.ts";
import type { Alarm, Metric } from "../alarm.ts";

const MEGA = 1_000_000;

const silent = {
  counts: "breaching",
  because: "RDS writes each minute as long as the instance runs: silence is a database that does not",
} as const;

/** Instances whose power is saved up: what RDS writes only of them. */
const hasCredits = (name: string) => name.startsWith("db.t");

export function databaseAlarms({ names, database, monitoring }: Environment): Alarm[] {
  const { databaseCpuPercent, databaseConnections, databaseFreeGigabytes, databaseFreeMemoryMegabytes } =
    monitoring.thresholds;
  const of = (name: string, statistic: Metric["statistic"]): Metric => ({
    namespace: "AWS/RDS",
    name,
    dimensions: { DBInstanceIdentifier: names.database },
    statistic,
  });
  const row = (
    name: string,
    what: string,
    cure: string,
    watch: Metric,
    [when, threshold]: [Alarm["when"], number],
    [bad, total]: [number, number] = [3, 3],
  ): Alarm => ({ name, what, cure, watch, when, threshold, minutes: 5, bad, of: total, silence: silent });
  const balance = (name: string, title: string, metric: string): Alarm => ({
    ...row(
      name,
      `The database has used up more than 80 % of its ${title}; once it is spent, everything slows down.`,
      "See what reads or writes so much; if it is the normal load, take a larger class in stacks/config.",
      of(metric, "Minimum"),
      ["<", 20],
    ),
    silence: { counts: "notBreaching", because: "RDS writes it only of classes that have a balance" },
  });
  const rows = [
    row(
      "database-cpu",
      `The database used more than ${databaseCpuPercent} % of its CPU for 15 minutes.`,
      "Find the statement that uses most in Database Insights; kill it if it is a runaway.",
      of("CPUUtilization", "Average"),
      [">", databaseCpuPercent],
    ),
    row(
      "database-connections",
      `The database has more than ${databaseConnections} connections; soon it refuses new ones.`,
      "See which host holds them; a leak since a rollout: roll back.",
      of("DatabaseConnections", "Maximum"),
      [">", databaseConnections],
    ),
    row(
      "database-storage",
      `The database has less than ${databaseFreeGigabytes} GB of storage left, and has not grown by itself.`,
      "Raise database.maxStorage in stacks/config: RDS grows again at once.",
      of("FreeStorageSpace", "Minimum"),
      ["<", databaseFreeGigabytes * 1000 * MEGA],
      [1, 1],
    ),
    row(
      "database-memory",
      `The database has less than ${databaseFreeMemoryMegabytes} MB of memory left; it will swap or be restarted.`,
      "See whether connections grew; otherwise take a larger class in stacks/config.",
      of("FreeableMemory", "Minimum"),
      ["<", databaseFreeMemoryMegabytes * MEGA],
    ),
    balance("database-burst-bytes", "balance of bytes to its storage", "EBSByteBalance%"),
    balance("database-burst-operations", "balance of operations on its storage", "EBSIOBalance%"),
  ];
  if (!hasCredits(database.class)) return rows;
  const credits = row(
    "database-credits",
    "The database has hardly any CPU credits left; once they are spent it has a fraction of its power.",
    "Find what uses the CPU in Database Insights; if it is the normal load, take a class of m or r.",
    of("CPUCreditBalance", "Minimum"),
    ["<", 30],
  );
  return [...rows, credits];
}
