import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Operation } from "../../../../schema/host-result.ts";
import type { Step } from "../../../e2e/place/place.ts";
import type { Entry } from "../../report.ts";
import type { Tally } from "../load.ts";
import type { Serving, Stand } from "./stand.ts";

export type Outcome = "succeeded" | "refused" | "rolled-back" | "rollback-failed" | "commit-failed";

/** A row, and a cell: one fault in one phase of a rollout. */
export interface Row {
  fault: string;
  step: string;
  /** Of the sandbox, NAME=VALUE; `#1` to `#3` stand for the hosts' ids. */
  faults: string[];
  /** Faults that begin when SSM gets the command of this number: 1 asks for the status, 2 stages, 3 switches the canary. */
  later?: { at: number; faults: string[] };
  /** Operations that fail, or never end, on the third host. */
  failing?: Operation[];
  late?: Operation;
  /** Milliseconds in which something may still come, such as a command's copy. */
  wait?: number;
  env?: Record<string, string>;
  action?: "deploy" | "rollback";
  outcome: Outcome;
  /** What cannot be given back under the fault, and expires by itself within two minutes. */
  left?: "lease";
  /** A release that the hosts do not have yet. */
  fresh?: boolean;
}

export interface Seen {
  ran: Pick<Step, "code" | "outputs" | "annotations">;
  before: { hosts: Serving[]; ledger: unknown };
  after: { hosts: Serving[]; ledger: unknown };
  /** The release that the real host's users meet. */
  met: string;
  current: string;
  tally: Tally;
}

/** What is wrong with a cell; empty when all is right. */
export function judge(outcome: Outcome, seen: Seen, { from, to }: { from: string; to: string }): string[] {
  const { ran, before, after, met, tally } = seen;
  const wrong: string[] = [];
  if (green(seen, to)) wrong.push("a false green: it said success, and the fleet is not on the release");
  if (ran.outputs.outcome !== outcome) wrong.push(`it ended as ${ran.outputs.outcome}`);
  if ((ran.code === 0) !== (ran.outputs.outcome === "succeeded"))
    wrong.push(`${ran.outputs.outcome} with exit ${ran.code}`);
  const errors = ran.annotations.filter(({ level }) => level === "error");
  if ((ran.code === 0) === errors.length > 0) wrong.push(`exit ${ran.code} with ${errors.length} errors`);
  const untouched = outcome === "refused" || outcome === "rolled-back";
  if (untouched && !isDeepStrictEqual(after, before)) {
    wrong.push(`it was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`);
  }
  for (const { live } of after.hosts) if (live !== from && live !== to) wrong.push(`a host serves ${live}`);
  if (outcome === "commit-failed" && after.hosts.some(({ live }) => live !== to))
    wrong.push("not all serve the release");
  if (met !== after.hosts[0]?.live) wrong.push(`users meet ${met}, live is ${after.hosts[0]?.live}`);
  if (tally.failed.length > 0) wrong.push(`users lost ${tally.failed.length} of ${tally.requests}: ${tally.failed[0]}`);
  if (tally.requests === 0) wrong.push("no user came by");
  return wrong;
}

const green = ({ ran, after, current }: Seen, to: string) =>
  ran.code === 0 && !(current === to && after.hosts.every((one) => one.live === to && one.pending === null));

export interface Ended {
  wrong: string[];
  entry: Entry;
}

/** A second try and no third, so that a fault that stays is known in a second; deploy-faults.test.ts has the usual number. */
const hasty = { AWS_MAX_ATTEMPTS: "2" };

/** Runs one cell, and then the same without the fault, which must succeed with no hand. `tell`: what a control says instead. */
export async function runCell(stand: Stand, row: Row, tell = (ran: Seen["ran"]) => ran): Promise<Ended> {
  const { place, load } = stand;
  const { action = "deploy", later } = row;
  await stand.ready();
  if (row.fresh) stand.to = await place.build(`fresh ${Date.now()}`);
  const names = { from: stand.from, to: stand.to };
  const state = async () => ({ hosts: await stand.serving(), ledger: await place.ledger() });
  const before = await state();
  load.take();
  const third = stand.light.at(-1);
  for (const operation of row.failing ?? []) third?.failing.add(operation);
  if (row.late !== undefined) third?.late.add(row.late);
  const begin = (faults: string[]) => {
    for (const fault of faults) set(stand, fault);
  };
  begin(row.faults);
  const watching = later && place.afterCommand(later.at, () => begin(later.faults));
  // Nothing is to be gained by trying again what is denied: here the usual number of tries would show.
  const tries = row.faults.some((one) => one.startsWith("denied=")) ? {} : hasty;
  let told = 0;
  const ran = await stand.run(action, stand.to, { ...tries, ...row.env }, (line) => {
    if (told === 0 && line.includes("AccessDenied")) told = Date.now();
  });
  watching?.stop();
  if (row.wait !== undefined) await pause(row.wait);
  const { struck } = place.sandbox.faults;
  const missed = [...row.faults, ...(later?.faults ?? [])].filter(
    (one) => !struck.has(named(stand, one).replace(/:[0-9]+$/, "")),
  );
  const slow = row.faults.map((one) => named(stand, one)).flatMap((one) => late(one, struck, told));
  place.sandbox.faults.clear();
  third?.failing.clear();
  third?.late.clear();
  const now = await state();
  const met = await stand.met();
  const current = (now.ledger as { current: { release: string } }).current.release;
  const seen: Seen = { ran: tell(ran), before, after: now, met, current, tally: load.take() };
  const wrong = judge(row.outcome, seen, names);
  wrong.push(...slow);
  if (missed.length > 0) wrong.push(`never struck: ${missed.join(" ")}`);
  if (wrong.length > 0) wrong.push(ran.log);
  const { requests, failed } = seen.tally;
  const numbers = { exit: ran.code, requests, failed: failed.length, green: green(seen, stand.to) };
  const entry: Entry = {
    kind: "cell",
    fault: row.fault,
    step: row.step,
    outcome: ran.outputs.outcome ?? "",
    ...numbers,
  };

  if (row.left === "lease") await place.expireLease();
  if (action === "deploy") await stand.must("deploy", stand.to);
  else {
    if (now.hosts.some(({ live }) => live !== stand.to)) await stand.must("rollback", stand.to);
    // What it left is marked bad: a deploy takes the mark off, so that the next rollback has where to go.
    await stand.must("deploy", stand.from);
  }
  const lost = load.take().failed;
  if (lost.length > 0) wrong.push(`users lost ${lost.length} once it was over: ${lost[0]}`);
  return { wrong, entry };
}

/** Milliseconds from the first denial until the log says so. */
const soon = 2_000;

function late(fault: string, struck: ReadonlyMap<string, number>, told: number): string[] {
  if (!fault.startsWith("denied=")) return [];
  const took = told - (struck.get(fault.replace(/:[0-9]+$/, "")) ?? 0);
  return told > 0 && took < soon ? [] : [`the denial was told after ${told > 0 ? took : "no"} ms`];
}

const named = ({ ids }: Stand, fault: string) => fault.replace(/#([1-3])/g, (_, n) => ids[Number(n) - 1] ?? "");

function set(stand: Stand, fault: string): void {
  const [name = "", value = ""] = named(stand, fault).split(/=(.*)/);
  stand.place.sandbox.faults.set(name, value);
}
