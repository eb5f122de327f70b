import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { account, allRoles } from "../stacks/iam/roles.ts";
import { takes, token } from "../stacks/iam/token.ts";
import { course, type Event } from "./course.ts";
import { type Job, read } from "./rules.ts";

const FILE = "infrastructure.yml";
const folder = join(import.meta.dirname, "../../.github/workflows");
const workflow = read(readFileSync(join(folder, FILE), "utf8"));
const programs = join(import.meta.dirname, "../../scripts");
const environments = allRoles();

const used = (job: Job, action: string) => (job.steps ?? []).find(({ uses }) => uses?.startsWith(`${action}@`))?.with;
const credentialed = Object.entries(workflow.jobs).filter(([, job]) => job.permissions?.["id-token"] === "write");

/** The role that a job asks for, in the account of the tests. */
function asked(job: Job): string {
  const role = String(used(job, "aws-actions/configure-aws-credentials")?.["role-to-assume"]);
  return role
    .replaceAll(`\${{ vars.AWS_ACCOUNT_ID }}`, account)
    .replaceAll(`\${{ env.ENVIRONMENT }}`, String(job.env?.ENVIRONMENT));
}

describe.each(Object.keys(environments))("%s", (environment) => {
  const roles = environments[environment] ?? {};
  it.each([
    ["plan", "plan"],
    ["apply", "infrastructure"],
  ])("the job that is to %s gets the role for that, and no other role would have it", (verb, ending) => {
    const found = credentialed.filter(([, job]) => asked(job) === roles[`infrastructure-${verb}`]?.arn);
    expect(found).toHaveLength(1);
    const [, job] = found[0] ?? ["", {}];
    expect(job.environment).toBe(`${environment}-${ending}`);
    const theirs = token(String(job.environment), FILE);
    const takers = Object.values(environments).flatMap((all) =>
      Object.values(all).filter((role) => takes(role, theirs)),
    );
    expect(takers.map(({ arn }) => arn)).toEqual([asked(job)]);
    // No longer than the role lets anyone.
    const seconds = used(job, "aws-actions/configure-aws-credentials")?.["role-duration-seconds"] ?? 3600;
    expect(Number(seconds)).toBeLessThanOrEqual(3600 * Number(takers[0]?.hours));
    expect(Number(seconds)).toBeGreaterThanOrEqual(60 * Number(job["timeout-minutes"]));
    expect(JSON.stringify(job.steps)).toContain(`scripts/infrastructure.ts ${verb} `);
  });
});

it("every environment has its jobs, and nobody else has credentials", () => {
  expect(credentialed).toHaveLength(2 * Object.keys(environments).length);
});

it("no package of a registry runs beside credentials", () => {
  for (const [, { steps = [] }] of credentialed) {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    const ours = /^node scripts\/(infrastructure\.ts (plan|apply)|nginx\.ts store) /;
    expect(scripts.filter((script) => !ours.test(script))).toEqual([]);
    expect(scripts.filter((script) => script.includes("infrastructure.ts"))).toHaveLength(1);
  }
  for (const name of ["infrastructure", "nginx"]) {
    const parts = readdirSync(join(programs, name)).map((file) => join(programs, name, file));
    for (const file of [join(programs, `${name}.ts`), ...parts]) {
      const imported = [...readFileSync(file, "utf8").matchAll(/ from "([^"]+)"/g)].map(([, from]) => from);
      expect(imported.filter((from) => !/^(node:|\.\.?\/)/.test(from ?? ""))).toEqual([]);
    }
  }
});

it("Terraform is the one that the tests run with", () => {
  const ci = Object.values(read(readFileSync(join(folder, "ci.yml"), "utf8")).jobs);
  const versions = [...ci, ...Object.values(workflow.jobs)].flatMap(
    (job) => used(job, "hashicorp/setup-terraform")?.terraform_version ?? [],
  );
  expect(versions.length).toBeGreaterThan(4);
  expect(new Set(versions).size).toBe(1);
});

const changes = (staging: boolean, production: boolean) => ({
  plan_staging: { changes: String(staging) },
  plan_production: { changes: String(production) },
});
const upTo = (count: number) =>
  ["synthesize", "plan_staging", "apply_staging", "plan_production", "apply_production"].slice(0, count);

it.each<[string, Event, string[]]>([
  ["a pull request is checked, and reaches no account", { name: "pull_request" }, ["check"]],
  ["a fork's main reaches no account", { name: "push", fork: true }, []],
  ["staging comes before production", { name: "push", outputs: changes(true, true) }, upTo(5)],
  ["by hand it goes the same way", { name: "workflow_dispatch", outputs: changes(true, true) }, upTo(5)],
  [
    "nothing to change in staging keeps nothing from production",
    { name: "push", outputs: changes(false, true) },
    upTo(5).filter((job) => job !== "apply_staging"),
  ],
  ["nothing to change asks no reviewer", { name: "push", outputs: changes(true, false) }, upTo(4)],
  ["a failed plan of staging ends it", { name: "push", fails: ["plan_staging"] }, upTo(2)],
  [
    "what staging refused, or its reviewers, is not planned for production",
    { name: "push", outputs: changes(true, true), fails: ["apply_staging"] },
    upTo(3),
  ],
  [
    "a failed plan of production is not applied",
    { name: "push", outputs: changes(true, true), fails: ["plan_production"] },
    upTo(4),
  ],
  ["who cancels ends it", { name: "push", outputs: changes(true, true), cancelledIn: "plan_staging" }, upTo(2)],
])("%s", (_, event, jobs) => {
  expect(course(workflow, event)).toEqual(jobs);
});
