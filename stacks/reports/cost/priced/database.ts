import { CLASSES, type ClassName } from "../../../config/parts/database-classes.ts";
import { type Charge, type Charges, priceOf } from "../charge.ts";
import { DATABASES, HOURS, PRICES } from "../prices.ts";

export const EXTENDED_SUPPORT = "extended support of MySQL 8.0";

export const databasePrices: Record<string, Charges> = {
  aws_db_instance: (instance, { usage }) => {
    const sides = instance.multi_az === true ? 2 : 1;
    const name = instance.instance_class as ClassName;
    const vcpus = sides * CLASSES[name].vcpus * HOURS;
    const charges: Charge[] = [
      { what: `${sides} × ${name}`, amount: sides * HOURS, price: priceOf(DATABASES, name) },
      {
        what: `${sides} × ${instance.allocated_storage} GB gp3`,
        amount: sides * Number(instance.allocated_storage),
        price: PRICES.databaseStorage,
      },
      { what: "backups beyond the storage's size", amount: usage.databaseBackups, price: PRICES.databaseBackup },
    ];
    if (instance.engine_lifecycle_support === "open-source-rds-extended-support") {
      charges.push({ what: EXTENDED_SUPPORT, amount: vcpus, price: PRICES.extendedSupport });
    }
    if (instance.database_insights_mode === "advanced") {
      charges.push({ what: "Database Insights, advanced", amount: vcpus, price: PRICES.insightsAdvanced });
    }
    if (instance.manage_master_user_password === true) {
      charges.push({ what: "the master's secret", amount: 1, price: PRICES.secret });
    }
    return charges;
  },
};
