import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Ran } from "../../../shell/lab/lab.ts";
import { type Plan, publish } from "../../../shell/lab/releases.ts";
import type { Entry } from "../../report.ts";
import type { Tally } from "../load.ts";
import type { Bench, Given, Step } from "./bench.ts";

/** How an operation must end under a fault. */
export interface End {
  outcome: "done" | "unchanged" | "failed" | "refused";
  /** The step that its error names. */
  at?: string;
  /** It failed past the point of no return: what serves has moved, to exactly one of the two releases. */
  moved?: "old" | "new";
}

export const done: End = { outcome: "done" };
export const unchanged: End = { outcome: "unchanged" };
export const failed = (at: string, moved?: End["moved"]): End =>
  moved === undefined ? { outcome: "failed", at } : { outcome: "failed", at, moved };
export const refused = (at: string): End => ({ outcome: "refused", at });

/** The same end in several operations. */
export const each = (end: End, ...steps: Step[]): Row["ends"] => Object.fromEntries(steps.map((step) => [step, end]));
/** Those that change something, and so take the lock. */
export const changes = ["stage", "switch", "commit", "revert", "prune"] as const;

export type Mend = () => unknown;

/** A release that is there as planned, whatever the plan is worth. */
export const planned = (plan: Plan) => (bench: Bench) => publish(bench.lab, plan);

/** A row of the matrix: one fault in the operations that it can meet, each a cell. */
export interface Row {
  fault: string;
  /** Several where two race and each order is right. */
  ends: Partial<Record<Step, End | End[]>>;
  /** Brings a release of its own into the bucket and answers its id, for a fault that lies in the release. */
  release?: (bench: Bench) => Promise<string>;
  /** Parameters of the operation. */
  options?: Record<string, string>;
  /** Afterwards the rollout begins anew, for the race may have undone it. */
  anew?: boolean;
  environment?: Record<string, string>;
  /** Breaks the host, which stands just before the operation. The answer mends it. */
  inject?: (bench: Bench, given: Given) => Promise<Mend | undefined>;
}

export interface Seen {
  ran: Pick<Ran, "code" | "result">;
  /** The goal, as found on the host and not as told by the operation. */
  reached: boolean;
  before: Record<string, string>;
  after: Record<string, string>;
  live: string;
  tally: Tally;
}

const exits = { done: 0, unchanged: 0, failed: 1, refused: 2 };

/** What is wrong with a cell; empty when all is right. */
export function judge(ends: End | End[], seen: Seen, names: { old: string; new: string }): string[] {
  const { ran, before, after, live, tally } = seen;
  const { code, result } = ran;
  const [first = unchanged, ...others] = [ends].flat();
  const end = others.find((one) => one.outcome === result.outcome) ?? first;
  const wrong: string[] = [];
  const told = `${result.outcome} ${result.error?.step ?? ""} (${result.error?.message ?? ""})`;
  if (green(seen)) wrong.push("a false green: it said success, and the goal is not reached");
  if (result.outcome !== end.outcome || result.error?.step !== end.at) wrong.push(`it ended as ${told}`);
  if (code !== exits[result.outcome]) wrong.push(`it is ${result.outcome} with exit ${code}`);
  if ((result.error === null) !== (code === 0)) wrong.push(`exit ${code} with the error ${told}`);
  if (result.error !== null && result.error.cure === "") wrong.push("the error has no cure");
  if (end.moved !== undefined) {
    if (live !== names[end.moved]) wrong.push(`live is ${live}`);
  } else if (end.at !== undefined && !isDeepStrictEqual(after, before)) {
    wrong.push(`it was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`);
  }
  if (tally.failed.length > 0) wrong.push(`users lost ${tally.failed.length} of ${tally.requests}: ${tally.failed[0]}`);
  if (tally.requests === 0) wrong.push("no user came by");
  return wrong;
}

const green = ({ ran, reached }: Seen) => ran.code === 0 && !reached;

export interface Ended {
  wrong: string[];
  entry: Entry;
}

/**
 * Runs one cell, and then the same operation without the fault, which must succeed with no hand. `tell` is what a control has
 * said in the operation's place.
 */
export async function runCell(
  bench: Bench,
  row: Row,
  step: Step,
  end: End | End[],
  tell = (ran: Seen["ran"]) => ran,
): Promise<Ended> {
  const { lab, load } = bench;
  const given = await bench.position(step, row.release);
  const before = await lab.facts();
  load.take();
  const mend = await row.inject?.(bench, given);
  let ran: Seen["ran"];
  try {
    ran = tell(await lab.run(step, { ...given, ...row.options }, row.environment));
  } finally {
    await mend?.();
    lab.faults.clear();
  }
  const after = await settledFacts(bench, before);
  const reached = await bench.reached(step, given);
  const seen: Seen = { ran, reached, before, after, live: (await bench.truth()).live, tally: load.take() };
  const wrong = judge(end, seen, { old: bench.old, new: given.release });
  const { code: exit, result } = ran;
  // jq writes the result: a host without it can say nothing of itself. Who races may be right when it speaks, and not a moment later.
  if (!row.anew && result.error?.step !== "result" && result.live !== seen.live) {
    wrong.push(`it says that live is ${result.live}, and it is ${seen.live}`);
  }
  const { requests, failed: lost } = seen.tally;
  const numbers = { exit, requests, failed: lost.length, green: green(seen) };
  wrong.push(...(await recover(bench, row, step, given)));
  const later = load.take().failed;
  if (later.length > 0) wrong.push(`users lost ${later.length} once it was mended: ${later[0]}`);
  return { wrong, entry: { kind: "cell", fault: row.fault, step, outcome: result.outcome, ...numbers } };
}

/** A bad release is dropped and the operation done with a good one; else it is the same operation once more. */
async function recover(bench: Bench, { release, anew }: Row, step: Step, given: Given): Promise<string[]> {
  let again = given;
  if (release !== undefined || anew) {
    await bench.must("revert", given);
    await bench.ready();
    again = await bench.position(step);
  }
  const { code, stderr } = await bench.lab.run(step, { ...again });
  if (code !== 0) return [`the next ${step} ended with ${code}:\n${stderr}`];
  if (!(await bench.reached(step, again))) return [`the next ${step} did not reach its goal`];
  await bench.rest(step, again);
  return [];
}

/** A process that is told to stop may take a moment. */
async function settledFacts(bench: Bench, before: Record<string, string>): Promise<Record<string, string>> {
  for (let tries = 0; ; tries++) {
    const after = await bench.lab.facts();
    if (tries === 20 || isDeepStrictEqual(after, before)) return after;
    if (after.processes === before.processes && after.releases === before.releases) return after;
    await pause(100);
  }
}
