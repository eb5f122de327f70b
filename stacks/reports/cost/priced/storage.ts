import { type Charges, CostError } from "../charge.ts";
import { PRICES } from "../prices.ts";

export const storagePrices: Record<string, Charges> = {
  aws_s3_bucket: (_, { name, stack, usage }) => {
    const held = usage.buckets[name];
    if (held === undefined)
      throw new CostError(`stacks/reports/cost/usage.ts does not say what the bucket '${name}' holds.`);
    const buckets = Object.keys(stack.resource.aws_s3_bucket ?? {}).length;
    return [
      { what: "Standard", amount: held.standard, price: PRICES.standard },
      { what: "Standard-IA", amount: held.infrequent, price: PRICES.infrequent },
      { what: "Glacier Instant Retrieval", amount: held.glacierInstant, price: PRICES.glacierInstant },
      { what: "Glacier Flexible Retrieval", amount: held.glacierFlexible, price: PRICES.glacierFlexible },
      { what: "writes, its share", amount: usage.writes / buckets, price: PRICES.writes },
    ];
  },
  aws_secretsmanager_secret: () => [{ what: "secret", amount: 1, price: PRICES.secret }],
  aws_kms_key: (_, { stack, usage }) => [
    { what: "key", amount: 1, price: PRICES.key },
    {
      what: "use, its share",
      amount: usage.keyUse / Object.keys(stack.resource.aws_kms_key ?? {}).length,
      price: PRICES.keyUse,
    },
  ],
};
