import { type Charge, type Charges, CostError, type Stack } from "./charge.ts";
import { computePrices } from "./priced/compute.ts";
import { databasePrices } from "./priced/database.ts";
import { freeTypes } from "./priced/free.ts";
import { monitoringPrices } from "./priced/monitoring.ts";
import { networkPrices } from "./priced/network.ts";
import { storagePrices } from "./priced/storage.ts";
import { USAGE } from "./usage.ts";

export interface Line extends Charge {
  type: string;
  name: string;
  dollars: number;
}

const priced: Record<string, Charges> = {
  ...networkPrices,
  ...computePrices,
  ...databasePrices,
  ...storagePrices,
  ...monitoringPrices,
};

/** What a month costs, resource by resource. Throws CostError when a type has neither a price nor a reason to have none. */
export function estimate(environment: string, stack: Stack): Line[] {
  const usage = USAGE[environment];
  if (usage === undefined)
    throw new CostError(`stacks/reports/cost/usage.ts assumes no use of '${environment}': add it.`);
  const unknown = Object.keys(stack.resource).filter((type) => !(type in priced) && !(type in freeTypes));
  if (unknown.length > 0) {
    throw new CostError(
      `stacks/reports/cost/priced has neither a price nor a reason to be free for: ${unknown.join(", ")}.`,
    );
  }
  return Object.entries(stack.resource).flatMap(([type, byName]) =>
    Object.entries(byName).flatMap(([name, attributes]) =>
      (priced[type]?.(attributes, { name, stack, usage }) ?? [])
        .filter(({ amount }) => amount > 0)
        .map((charge) => ({ ...charge, type, name, dollars: charge.amount * charge.price.dollars })),
    ),
  );
}

export const total = (lines: Line[]) => lines.reduce((sum, line) => sum + line.dollars, 0);
