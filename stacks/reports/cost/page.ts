import { table } from "../table.ts";
import { type Line, total } from "./estimate.ts";
import { levers } from "./levers.ts";
import { DATABASES, dollars, HOSTS, PRICES, type Price } from "./prices.ts";
import { USAGE } from "./usage.ts";

type Estimates = Record<string, Line[]>;
type Row = (string | number)[];

/** docs/cost.md, whole. */
export function page(estimates: Estimates): string {
  return `${[
    "# What it costs",
    intro,
    table(["environment", "a month"], totals(estimates)),
    "## The three biggest levers",
    ...levers(estimates)
      .slice(0, 3)
      .map(({ title, how, saves }, at) => `${at + 1}. **${title}: some ${dollars(saves)} a month.** ${sentence(how)}`),
    ...Object.entries(estimates).flatMap(([name, lines]) => [
      `## ${name}, resource by resource`,
      table(["resource", "what", "a month", "price", "dollars"], lines.map(row)),
      "A month's use, as assumed:",
      table(["", "a month"], assumed(name)),
    ]),
    "## The prices",
    prices,
    table(["price", "per", "look it up at", "seen"], listed(Object.values(estimates).flat())),
  ].join("\n\n")}\n`;
}

const intro = `Written by \`node scripts/cost.ts\` from the synthesized stacks, the prices of \`stacks/reports/cost/prices.ts\` and the use assumed in
\`stacks/reports/cost/usage.ts\`: change those, not this page. \`npm test\` fails when the page is stale, and when a resource has neither a price nor a
reason to be free. An estimate in US dollars at the list prices of eu-central-1, without tax, support plan or discount; 730 hours make a month. It is a guide to what
is large and what is small, and no budget: most prices are from memory (see "The prices"), so nothing is told to the cent.
Not counted: traffic between zones, the state bucket (cents), CloudTrail, and what a second environment of the same account gets no more for free.`;

const prices = `**Where nothing stands under "seen", the price is a list price from memory (November 2026) and was not looked up.** Look it up at the page named
before you budget by it, and write into \`prices.ts\` where and when you saw it.`;

function totals(estimates: Estimates): Row[] {
  const rows: Row[] = Object.entries(estimates).map(([name, lines]) => [name, dollars(total(lines))]);
  return [...rows, ["**all**", `**${dollars(total(Object.values(estimates).flat()))}**`]];
}

const row = ({ type, name, what, amount, price, dollars: cost }: Line): Row => [
  `\`${type}.${name}\``,
  what,
  quantity(amount),
  `$${price.dollars} per ${price.per}`,
  dollars(cost),
];

const quantity = (amount: number) => String(Number(amount.toFixed(2)));

function assumed(name: string): Row[] {
  const use = USAGE[name];
  if (use === undefined) return [];
  const { buckets, logs, ...rest } = use;
  const words: Record<keyof typeof rest, string> = {
    out: "GB to customers, the first 100 free",
    balancerCapacity: "capacity units of the balancer, on average",
    nat: "GB through NAT",
    endpoints: "GB through interface endpoints",
    metricsPerHost: "figures of each host's agent",
    writes: "thousand writes to the buckets",
    keyUse: "ten thousand calls to KMS",
    databaseBackups: "GB of database backups beyond the free ones",
    texts: "texts",
  };
  return [
    ...Object.entries(words).map(([key, word]): Row => [word, rest[key as keyof typeof rest]]),
    ["GB into flow logs", logs.flow],
    ["GB into the other log groups", logs.others],
    ...Object.entries(buckets).map(
      ([bucket, { standard, infrequent, glacierInstant, glacierFlexible }]): Row => [
        `GB in ${bucket}: Standard, IA, Glacier Instant, Flexible`,
        [standard, infrequent, glacierInstant, glacierFlexible].join(", "),
      ],
    ),
  ];
}

/** Each price that was used, under the name that prices.ts gives it. */
function listed(lines: Line[]): Row[] {
  const used = new Set<Price>(lines.map(({ price }) => price));
  const all: [string, Price][] = Object.entries({ ...HOSTS, ...DATABASES, ...PRICES });
  return all
    .filter(([, price]) => used.has(price))
    .map(([name, { dollars: amount, per, page: address, seen }]) => [`${name}: $${amount}`, per, address, seen ?? ""]);
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
