import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { spliced, unpinned } from "../../scripts/check/workflow.ts";

export interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
export interface Job {
  if?: string;
  needs?: string | string[];
  env?: Record<string, string>;
  environment?: string | { name: string };
  concurrency?: unknown;
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps?: Step[];
}
export interface Workflow {
  on: unknown;
  permissions?: unknown;
  jobs: Record<string, Job>;
}

const checkout = join(import.meta.dirname, "../..");
export const read = (text: string) => parse(text, { merge: true }) as Workflow;
const jobs = (text: string) => Object.entries(read(text).jobs);
const steps = (text: string) => jobs(text).flatMap(([name, job]) => (job.steps ?? []).map((step) => ({ name, step })));

/** A house rule: what a workflow's text does against it, and a change of deploy.yml that must be found out. */
export interface Rule {
  rule: string;
  broken(text: string): string[];
  control(text: string): string;
}

/** The environment's line, but for a rollback that was told not to wait for what runs there. */
const preempting = (group: string) => {
  const environment = /^\$\{\{ (.*) \}\}$/.exec(group)?.[1];
  return `\${{ inputs.preempt && format('{0}-preempt', ${environment}) || ${environment} }}`;
};

const when = (bad: boolean, finding: string) => (bad ? [finding] : []);

export const rules: Rule[] = [
  {
    rule: "nothing is permitted unless a job says so",
    broken: (text) => when(JSON.stringify(read(text).permissions) !== "{}", "permissions on top are not {}"),
    control: (text) => text.replace("permissions: {}", "permissions: read-all"),
  },
  {
    rule: "every job names its permissions, each with its reason",
    broken: (text) => [
      ...jobs(text).flatMap(([name, job]) => when(job.permissions === undefined, `${name} names none`)),
      ...text.split("\n").flatMap((line) => when(/^\s+[a-z-]+: (read|write)\s*(#\s*)?$/.test(line), line.trim())),
    ],
    control: (text) => text.replace(/(id-token: write) #.*/, "$1"),
  },
  {
    rule: "every action is pinned to a commit, its version beside it",
    broken: unpinned,
    control: (text) => text.replace(/actions\/checkout@\S+/, "actions/checkout@v7"),
  },
  {
    rule: "no expression is spliced into a script",
    broken: spliced,
    control: (text) => text.replace("run: npm ci", `run: echo \${{ github.ref_name }} && npm ci`),
  },
  {
    rule: "no checkout leaves credentials behind",
    broken: (text) =>
      steps(text).flatMap(({ name, step }) =>
        when(
          /^actions\/checkout@/.test(step.uses ?? "") && step.with?.["persist-credentials"] !== false,
          `${name} keeps them`,
        ),
      ),
    control: (text) => text.replace("persist-credentials: false", "persist-credentials: true"),
  },
  {
    rule: "a job of an environment waits its turn in that environment's line, and is never cut off",
    broken: (text) =>
      jobs(text).flatMap(([name, { environment, concurrency }]) => {
        if (environment === undefined) return [];
        const group = typeof environment === "string" ? environment : environment.name;
        const lines = [group, preempting(group)].map((line) => ({
          group: line,
          queue: "max",
          "cancel-in-progress": false,
        }));
        const fits = lines.some((line) => JSON.stringify(concurrency) === JSON.stringify(line));
        return when(!fits, `${name} has another concurrency`);
      }),
    control: (text) => text.replace("      queue: max\n", ""),
  },
  {
    rule: "a job that may take an AWS role is bound to an environment",
    broken: (text) =>
      jobs(text).flatMap(([name, job]) =>
        when(
          job.environment === undefined &&
            (job.steps ?? []).some(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@")),
          `${name} has no environment`,
        ),
      ),
    control: (text) => text.replace("    environment: staging\n", ""),
  },
  {
    rule: "who can ask for a token of GitHub's has something to ask it for",
    broken: (text) =>
      jobs(text).flatMap(([name, job]) =>
        when(
          job.permissions?.["id-token"] !== undefined &&
            !(job.steps ?? []).some(({ uses }) =>
              /^(aws-actions\/configure-aws-credentials|actions\/attest)@/.test(uses ?? ""),
            ),
          `${name} asks for nothing`,
        ),
      ),
    control: (text) => text.replace(/ {6}- uses: aws-actions\/configure-aws-credentials@.*\n/, "      - uses: ./\n"),
  },
  {
    rule: "no workflow runs a stranger's code with our rights",
    broken: (text) => when(/\bpull_request_target\b|\bworkflow_run\b/.test(JSON.stringify(read(text).on)), "it could"),
    control: (text) => text.replace("on:\n", "on:\n  pull_request_target:\n"),
  },
  {
    rule: "no job can hang for hours",
    broken: (text) =>
      jobs(text).flatMap(([name, job]) => when(!((job["timeout-minutes"] ?? 0) > 0), `${name} has no limit`)),
    control: (text) => text.replace("    timeout-minutes: 60\n", ""),
  },
  {
    rule: "our own actions get inputs that they have, and all that they need",
    broken: (text) =>
      steps(text).flatMap(({ name, step }) => {
        if (!step.uses?.startsWith("./")) return [];
        const known = inputs(step.uses);
        const given = Object.keys(step.with ?? {});
        const unknown = given.filter((input) => known[input] === undefined);
        const absent = Object.keys(known).filter((input) => known[input]?.required && !given.includes(input));
        return [...unknown, ...absent].map((input) => `${name}: ${input}`);
      }),
    control: (text) => text.replace("path: examples/shop", "folder: examples/shop"),
  },
];

function inputs(action: string): Record<string, { required?: boolean }> {
  return parse(readFileSync(join(checkout, action, "action.yml"), "utf8")).inputs;
}
