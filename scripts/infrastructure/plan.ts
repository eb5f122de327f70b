import { createHash } from "node:crypto";

interface Change {
  actions: string[];
  importing?: unknown;
}

/** As much of `terraform show -json PLAN` as is looked at. */
export interface Plan {
  terraform_version: string;
  resource_changes?: { address: string; previous_address?: string; change: Change }[];
  output_changes?: Record<string, Change>;
}

const idle = ({ actions, importing }: Change) => actions.join() === "no-op" && importing === undefined;

const changed = (plan: Plan) =>
  (plan.resource_changes ?? []).filter(
    ({ change, previous_address }) => !idle(change) || previous_address !== undefined,
  );

const outputs = (plan: Plan) => Object.entries(plan.output_changes ?? {}).filter(([, change]) => !idle(change));

export const hasChanges = (plan: Plan) => changed(plan).length + outputs(plan).length > 0;

/**
 * Equal for two plans that do the same to the same: every change with what is there before it and after. What stays as it is
 * does not count, for it may differ in what no review looks at, such as the size that a fleet has just now.
 */
export function digest(plan: Plan): string {
  const done = [plan.terraform_version, changed(plan).sort(byAddress), outputs(plan).sort(byName)];
  return createHash("sha256").update(JSON.stringify(done)).digest("hex");
}

const byAddress = (one: { address: string }, other: { address: string }) => (one.address < other.address ? -1 : 1);
const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

const WORDS: Record<string, string> = {
  create: "make",
  update: "change",
  delete: "**destroy**",
  "delete,create": "**replace**: destroy, then make",
  "create,delete": "**replace**: make, then destroy",
  forget: "forget",
};

/** Bytes: GitHub takes 1 MiB of a step's summary, and nothing of one that is larger. */
const MOST = 900_000;

/** What a reviewer reads, as Markdown: first what is lost. `text` is the plan as Terraform tells it to people. */
export function summary(environment: string, plan: Plan, text: string): string {
  if (!hasChanges(plan)) return `### ${environment}: nothing to change\n`;
  const rows = changed(plan)
    .map(({ address, change, previous_address: from }) => ({
      lost: change.actions.includes("delete"),
      row: `| ${WORDS[change.actions.join()] ?? change.actions.join()} | \`${address}\`${from ? `, once \`${from}\`` : ""} |`,
    }))
    .sort((one, other) => Number(other.lost) - Number(one.lost));
  const lost = rows.filter((one) => one.lost).length;
  return [
    `### ${environment}: ${rows.length} to make or change${lost > 0 ? `, **${lost} of them with a loss**` : ""}`,
    `What is done must have this digest: \`${digest(plan)}\``,
    ["| what | of which resource |", "| --- | --- |", ...rows.map(({ row }) => row)].join("\n"),
    outputs(plan).length > 0
      ? `Outputs that change: ${outputs(plan)
          .map(([name]) => name)
          .join(", ")}`
      : "",
    `<details><summary>All of it</summary>\n\n${fenced(text)}\n\n</details>\n`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const bytes = Buffer.from(text);
  const kept =
    bytes.length <= MOST ? text : `${bytes.subarray(0, MOST).toString()}\n... the rest stands in the step's log`;
  return `${fence}\n${kept.trimEnd()}\n${fence}`;
}
