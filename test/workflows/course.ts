import type { Workflow } from "./rules.ts";

/** What became of a job, as others see it in `needs`. */
type Result = "success" | "failure" | "skipped" | "cancelled";

export interface Event {
  name: "pull_request" | "push" | "workflow_dispatch";
  fork?: boolean;
  /** What each job tells the others when it succeeds. */
  outputs?: Record<string, Record<string, string>>;
  /** Jobs that do not succeed when they run. */
  fails?: string[];
  /** Somebody cancels the run while this job runs. */
  cancelledIn?: string;
}

/** The jobs that run, in the order of the file, in which no job stands before what it needs. */
export function course({ jobs }: Workflow, event: Event): string[] {
  const needs: Record<string, { result: Result; outputs: Record<string, string> }> = {};
  const ran: string[] = [];
  let cancelled = false;
  for (const [name, job] of Object.entries(jobs)) {
    const before = [job.needs ?? []].flat();
    const unknown = before.filter((one) => needs[one] === undefined);
    if (unknown.length > 0) throw new Error(`${name} stands before ${unknown.join(", ")}.`);
    const context = { needs: Object.fromEntries(before.map((one) => [one, needs[one]])), cancelled: () => cancelled };
    const well = !cancelled && before.every((one) => needs[one]?.result === "success");
    const github = { event_name: event.name, event: { repository: { fork: event.fork ?? false } } };
    const runs = job.if === undefined ? well : holds(job.if, { ...context, github }, well);
    if (runs) ran.push(name);
    const failed = event.fails?.includes(name);
    if (runs && event.cancelledIn === name) cancelled = true;
    const result = !runs ? "skipped" : cancelled ? "cancelled" : failed ? "failure" : "success";
    needs[name] = { result, outputs: result === "success" ? (event.outputs?.[name] ?? {}) : {} };
  }
  return ran;
}

/** GitHub's signs for these few things are JavaScript's own; an expression with others is refused. */
function holds(condition: string, context: Record<string, unknown>, well: boolean): boolean {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition;
  if (!/^(?:[\s()!]|&&|\|\||[=!]=|'[^']*'|cancelled\(\)|(?:needs|github)(?:\.\w+)+)*$/.test(expression)) {
    throw new Error(`More than this test understands: ${expression}`);
  }
  const names = Object.keys(context);
  const holds = new Function(...names, `return Boolean(${expression})`)(...names.map((name) => context[name]));
  // Where no function asks how the run goes, GitHub puts success() before it.
  return expression.includes("cancelled()") ? holds : holds && well;
}
