import type { Environment } from "../config.ts";
import { dollars, extendedSupport } from "../cost/prices.ts";
import { CLASSES } from "./classes.ts";

/** Hours of a month, as AWS's calculator takes it. */
const HOURS = 730;

/** Dollars a month that 8.0 costs beside everything else; the standby of Multi-AZ is charged like the instance. */
export function extendedSupportMonthly({ version, class: name, multiAz }: Environment["database"]): number {
  if (version !== "8.0") return 0;
  return CLASSES[name].vcpus * (multiAz ? 2 : 1) * HOURS * extendedSupport.dollars;
}

/** What is right and yet should not stay: printed at each synthesis, stops nothing. */
export function databaseWarnings({ name, database }: Environment): string[] {
  const said: string[] = [];
  const monthly = extendedSupportMonthly(database);
  if (monthly > 0) {
    said.push(
      `${name}: MySQL 8.0 is out of RDS's standard support since 2026-07-31. Its extended support costs about ` +
        `${dollars(monthly)} a month here (${CLASSES[database.class].vcpus} vCPUs${database.multiAz ? ", twice for Multi-AZ" : ""}, ` +
        `$${extendedSupport.dollars} each an hour; ${extendedSupport.read}), twice that from 2028-08. ` +
        `To stop it, change one value: database.version: "8.4".`,
    );
  }
  if (database.upgrade !== "in-place") {
    said.push(
      `${name}: database.upgrade is '${database.upgrade}', so nobody rotates the master password. ` +
        `Finish the upgrade and set it back to 'in-place'.`,
    );
  }
  return said;
}
