import type { Environment } from "../../config/environment.ts";
import { CLASSES } from "../../config/parts/database-classes.ts";
import { dollars, HOURS, PRICES } from "./prices.ts";

/** Dollars a month that 8.0 costs beside everything else; the standby of Multi-AZ is charged like the instance. */
export function extendedSupportMonthly({ version, class: name, multiAz }: Environment["database"]): number {
  if (version !== "8.0") return 0;
  return CLASSES[name].vcpus * (multiAz ? 2 : 1) * HOURS * PRICES.extendedSupport.dollars;
}

/** What is right and yet should not stay: printed at each synthesis, stops nothing. */
export function databaseWarnings({ name, database }: Environment): string[] {
  const monthly = extendedSupportMonthly(database);
  const paid =
    `${name}: MySQL 8.0 left RDS's standard support on 2026-07-31. Its extended support costs some ${dollars(monthly)} a month ` +
    `here (${CLASSES[database.class].vcpus} vCPUs${database.multiAz ? ", twice for Multi-AZ" : ""}, ` +
    `$${PRICES.extendedSupport.dollars} each an hour; docs/cost.md), and from 2028-08 on twice that. ` +
    'To end it, change one value: database.version: "8.4".';
  const unfinished =
    `${name}: database.upgrade is '${database.upgrade}', so the master password is not rotated: ` +
    "finish the upgrade and set it back to 'in-place'.";
  return [...(monthly > 0 ? [paid] : []), ...(database.upgrade === "in-place" ? [] : [unfinished])];
}
