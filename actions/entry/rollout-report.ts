import type { Operation } from "../../schema/host-result.ts";
import type { HostReport, PlannedHost } from "../../schema/outputs.ts";
import { alike, circumstances, someOf } from "../lib/fleet/failure.ts";
import { seconds } from "../lib/fleet/host-log.ts";
import type { Plan } from "../lib/rollout/plan.ts";
import type { Evidence, RolloutResult } from "../lib/rollout/result.ts";
import type { Log } from "../lib/text/log.ts";
import { block, cell, table } from "../lib/text/markdown.ts";
import { plain, tail } from "../lib/text/plain.ts";
import type { Report } from "./action.ts";
import type { DeployResult } from "./environment.ts";

/** Outputs as action.yml names them, the last table of the log, the job's summary, and the failure's one sentence. */
export function report(result: DeployResult, log: Log, verb: Verb = "Deploy"): Report {
  return result.kind === "plan" ? planned(result, log) : rolledOut(result, log, verb);
}

type Verb = "Deploy" | "Rollback";

function planned(plan: Plan, log: Log): Report {
  const changes = plan.hosts.filter((host) => host.action !== "keep").length;
  const title = `Plan: ${plan.release} to ${plan.environment}, ${changes} of ${plan.hosts.length} hosts would change`;
  const head = ["Host", "Wave", "Serves", "Committed", "Would"];
  const row = ({ name, wave, live, committed, action }: PlannedHost) =>
    [name, String(wave), live ?? "nothing", committed ?? "nothing", action] as const;
  write(log, title, head, plan.hosts.map(row));
  for (const warning of plan.warnings) log.warn(plain(warning, 1000));
  const rows = plan.hosts.map((host) => row(host).map((text) => cell(text)));
  return {
    outputs: {
      outcome: "planned",
      release: plan.release,
      previous: plan.previous ?? "",
      rollout: "",
      hosts: "[]",
      plan: JSON.stringify(plan.hosts),
    },
    summary: `${[`### ${title}`, table(head, rows), ...plan.warnings.map(warned)].join("\n\n")}\n`,
  };
}

const titles: Record<Verb, (release: string, environment: string) => string> = {
  Deploy: (release, environment) => `Deploy of ${release} to ${environment}`,
  Rollback: (release, environment) => `Rollback of ${environment}${release && ` to ${release}`}`,
};

const phases: Operation[] = ["stage", "switch", "commit", "revert"];

function rolledOut(result: RolloutResult, log: Log, verb: Verb): Report {
  const { outcome, environment, release, previous, rollout, hosts, bakes, warnings } = result;
  const title = `${titles[verb](release, environment)}: ${outcome}`;
  const head = [
    "Host",
    "Serves",
    "Committed",
    ...phases.map((name) => name.replace(/^./, (letter) => letter.toUpperCase())),
  ];
  const row = (host: HostReport) => [
    host.name,
    served(host),
    host.committed ?? "nothing",
    ...phases.map((name) => phase(host, name)),
  ];
  write(log, title, head, hosts.map(row));
  for (const warning of warnings) log.warn(plain(warning, 1000));
  if (isTrouble(result)) for (const cause of causes(result.cause)) log.info(cause);

  const parts = [`### ${title}`];
  if (isTrouble(result)) parts.push(cell(result.reason, 2000));
  if (hosts.length > 0)
    parts.push(
      table(
        head,
        hosts.map((host) => row(host).map((text) => cell(text))),
      ),
    );
  if (isTrouble(result)) {
    const { evidence = [] } = result;
    const stories = alike(result.failures).slice(0, MOST_SHOWN);
    parts.push(...stories.map((story, at) => shown(story, at === 0 ? FIRST_LINES : LINES, evidence)));
    for (const { address } of evidence) log.info(`All that was said: ${plain(address, 500)}`);
  }
  parts.push(
    ...bakes.map(({ wave, kind, sentence }) => `Bake after wave ${wave}: **${kind}**, ${cell(sentence, 500)}`),
  );
  parts.push(...warnings.map(warned));
  return {
    outputs: {
      outcome,
      release,
      previous: previous ?? "",
      rollout: rollout ?? "",
      hosts: JSON.stringify(hosts),
      bakes: JSON.stringify(bakes),
      plan: "",
    },
    summary: `${parts.join("\n\n")}\n`,
    ...(isTrouble(result) ? { failure: `${outcome}: ${plain(result.reason, 2000)}` } : {}),
  };
}

const warned = (warning: string) => `Warning: ${cell(warning, 1000)}`;

/** A wrong input: nothing was asked of AWS yet. */
export function inputRefused(error: Error, verb: Verb = "Deploy"): Report {
  return {
    outputs: { outcome: "refused" },
    summary: `### ${verb} refused\n\n${cell(error.message, 2000)}\n`,
    failure: error.message,
  };
}

const isTrouble = (result: RolloutResult) => "reason" in result;

/** Stories that stand in the summary; the table names all of them. */
const MOST_SHOWN = 20;

/** Lines of the first story's log, which has the app's last 40 and the script's own; and of the others'. */
const FIRST_LINES = 60;
const LINES = 10;

function shown({ first, names }: ReturnType<typeof alike>[number], most: number, evidence: Evidence[]): string {
  const { operation, step, message, cure, log, host } = first;
  const lines = tail(log, most);
  const about = [`${operation}, ${cell(step, 60)}`, cell(circumstances(first))]
    .filter((part) => part !== "")
    .join(", ");
  const kept = evidence.find((one) => one.host === host && one.operation === operation);
  const link = kept === undefined ? "" : ` [All that it said](${encodeURI(kept.address)})`;
  const story = `**${cell(someOf(names))}** ${about}: ${cell(message, 500)} ${cell(cure, 500)}${link}`;
  return lines.length === 0 ? story : `${story}\n\n${block(lines)}`;
}

const served = (host: HostReport) => `${host.live ?? "nothing"}${host.certain ? "" : " (?)"}`;

function phase(host: HostReport, name: Operation): string {
  const report = host.phases[name];
  return report === undefined ? "" : `${report.outcome} ${seconds(report.ms)}`;
}

function write(log: Log, title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  log.info(title);
  if (rows.length === 0) return;
  const lines = [head, ...rows].map((row) => row.map((text) => plain(text, 100)));
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  for (const line of lines)
    log.info(
      `  ${line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd()}`,
    );
}

/** The errors that caused this one, for a reader who has to look deeper. */
function causes(error: unknown): string[] {
  if (!(error instanceof Error) || error.cause === undefined) return [];
  return [`caused by: ${plain(String(error.cause), 1000)}`, ...causes(error.cause)];
}
