import { describe, expect, it } from "vitest";
import { compile } from "../../sandbox/aws/iam/evaluate.ts";
import { allRoles, type Role } from "./iam/roles.ts";
import { askable, ISSUER, OWNER, REPOSITORY, type Token, takes, token } from "./iam/token.ts";

const environments = allRoles();

/** Role, what its job's environment ends in, and the workflows that it may stand in. */
const jobs: [string, string, string[]][] = [
  ["build", "", ["deploy.yml"]],
  ["deploy", "", ["deploy.yml", "rollback.yml"]],
  ["pipeline", "", ["deploy.yml"]],
  ["backup", "-backup", ["backup.yml"]],
  ["infrastructure-plan", "-plan", ["infrastructure.yml"]],
  ["infrastructure-apply", "-infrastructure", ["infrastructure.yml"]],
];

const names = `${OWNER.name}/${REPOSITORY.name}`;
const spellings = [
  names,
  `${OWNER.name}@${OWNER.id}/${REPOSITORY.name}@${REPOSITORY.id}`,
  `${OWNER.name}-${OWNER.id}/${REPOSITORY.name}-${REPOSITORY.id}`,
];

const right = jobs.flatMap(([role, ending, workflows]) =>
  Object.keys(environments).flatMap((environment) =>
    workflows.map((workflow) => ({ role, environment, ending, workflow })),
  ),
);

/** What is another's in a token that is right in all else: its bearer is not our job. */
function hostile(environment: string, workflow: string): Record<string, Token> {
  const file = `.github/workflows/${workflow}`;
  const sub = (repository: string, what = `environment:${environment}`) => `repo:${repository}:${what}`;
  const other = environment.startsWith("production") ? "staging" : "production";
  const from = (repository: string, id: string): Token => ({
    repository,
    repository_id: id,
    sub: sub(repository),
    job_workflow_ref: `${repository}/${file}@refs/heads/main`,
  });
  return {
    "another repository of ours": from(`${OWNER.name}/website`, "456790"),
    "another owner's repository of the same name": from(`mallory/${REPOSITORY.name}`, "999999"),
    "a fork, running our workflow": {
      ...from(`mallory/${REPOSITORY.name}`, "999999"),
      job_workflow_ref: `${names}/${file}@refs/heads/main`,
    },
    "a repository made anew under our name": { repository_id: "999999" },
    "that one, with the ids in sub": {
      repository_id: "999999",
      sub: sub(`${OWNER.name}@${OWNER.id}/${REPOSITORY.name}@999999`),
    },
    "our name, taken by another owner's account": { sub: sub(`${OWNER.name}@999/${REPOSITORY.name}@${REPOSITORY.id}`) },
    "an owner and repository that are called like our ids": {
      ...from(`${OWNER.name}-${OWNER.id}/${REPOSITORY.name}-${REPOSITORY.id}`, "999999"),
    },
    "our repository, renamed": from(`${OWNER.name}/shop`, REPOSITORY.id),
    "another environment": { environment: other, sub: sub(names, `environment:${other}`) },
    "another environment in the claim alone": { environment: other },
    "another environment in sub alone": { sub: sub(names, `environment:${other}`) },
    "an environment whose name goes on": {
      environment: `${environment}-x`,
      sub: sub(names, `environment:${environment}-x`),
    },
    "an environment whose name is cut": {
      environment: environment.slice(0, -1),
      sub: sub(names, `environment:${environment.slice(0, -1)}`),
    },
    "a job without an environment, on main": { environment: "", sub: sub(names, "ref:refs/heads/main") },
    "a job of another branch": { ref: "refs/heads/feature", job_workflow_ref: `${names}/${file}@refs/heads/feature` },
    "a workflow of another branch that calls main's": { ref: "refs/heads/feature" },
    "a branch that is called like main's ref": {
      ref: "refs/heads/refs/heads/main",
      job_workflow_ref: `${names}/${file}@refs/heads/refs/heads/main`,
    },
    "a tag that is called main": { ref: "refs/tags/main", job_workflow_ref: `${names}/${file}@refs/tags/main` },
    "a pull request": {
      ref: "refs/pull/7/merge",
      sub: sub(names, "pull_request"),
      environment: "",
      job_workflow_ref: `${names}/${file}@refs/pull/7/merge`,
    },
    "a pull request that names the environment": {
      ref: "refs/pull/7/merge",
      job_workflow_ref: `${names}/${file}@refs/pull/7/merge`,
    },
    "another workflow": { job_workflow_ref: `${names}/.github/workflows/ci.yml@refs/heads/main` },
    "a workflow whose name goes on": { job_workflow_ref: `${names}/${file}.yml@refs/heads/main` },
    "our workflow in another folder": { job_workflow_ref: `${names}/examples/${file}@refs/heads/main` },
    "a workflow that another repository keeps": { job_workflow_ref: `mallory/actions/${file}@refs/heads/main` },
    "a workflow that is pinned to a commit": {
      job_workflow_ref: `${names}/${file}@3d3c42e5aac5ba805825da76410c181273ba90b1`,
    },
    "a wildcard in sub": { sub: sub("*") },
    "wildcards wherever they go": {
      sub: "repo:*",
      environment: "*",
      repository_id: "*",
      ref: "*",
      job_workflow_ref: "*",
    },
    "sub with one sign more": { sub: `${sub(names)} ` },
    "sub with a prefix": { sub: `x${sub(names)}` },
    "sub of the owner's template alone": { sub: `repository_owner:${OWNER.name}` },
    "sub in capitals": { sub: sub(names).toUpperCase() },
    "the owner in another case": { ...from(`Octo-Org/${REPOSITORY.name}`, REPOSITORY.id) },
    "the environment in another case": {
      environment: environment.toUpperCase(),
      sub: sub(names, `environment:${environment.toUpperCase()}`),
    },
    "another audience": { aud: "https://github.com/octo-org" },
    "no audience": { aud: "" },
    "another issuer": { iss: "https://token.actions.githubusercontent.com.evil.example" },
    "a GitHub Enterprise Server": { iss: "https://github.example.com/_services/token" },
    "no repository_id at all": { repository_id: "" },
    "no job_workflow_ref at all": { job_workflow_ref: "" },
  };
}

const of = (environment: string, role: string): Role => {
  const found = environments[environment]?.[role];
  if (found === undefined) throw new Error(`There is no role ${role} in ${environment}.`);
  return found;
};
const without = (given: Token) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));

describe.each(right)("$role of $environment, taken by $workflow", ({ role, environment, ending, workflow }) => {
  const where = `${environment}${ending}`;

  it("takes its own job's token in every known spelling", () => {
    for (const spelling of spellings) {
      expect(
        takes(of(environment, role), token(where, workflow, { sub: `repo:${spelling}:environment:${where}` })),
        spelling,
      ).toBe(true);
    }
  });

  it("takes no other", () => {
    const table = Object.entries(hostile(where, workflow));
    expect(table.length).toBeGreaterThanOrEqual(25);
    const taken = table.filter(([, changed]) => takes(of(environment, role), without(token(where, workflow, changed))));
    expect(taken.map(([what]) => what)).toEqual([]);
  });

  it("none of these is refused for a reason that is not its own", () => {
    // Each claim counts by itself: a right token without it is refused.
    for (const claim of ["aud", "sub", "environment", "ref", "job_workflow_ref", "repository_id"]) {
      const { [claim]: _, ...rest } = token(where, workflow);
      expect(takes(of(environment, role), rest), claim).toBe(false);
    }
  });
});

it("a job's token opens no role of another job or environment", () => {
  for (const { role, environment, ending, workflow } of right) {
    const given = token(`${environment}${ending}`, workflow);
    const opened = Object.entries(environments).flatMap(([name, roles]) =>
      Object.keys(roles).flatMap((one) => (takes(of(name, one), given) ? [`${name} ${one}`] : [])),
    );
    const meant = right.filter(
      (one) => one.environment === environment && one.ending === ending && one.workflow === workflow,
    );
    expect(new Set(opened), role).toEqual(new Set(meant.map((one) => `${environment} ${one.role}`)));
  }
});

it("no trust asks for a claim that STS does not hand on, for it would let nobody in", () => {
  const asked = /token\.actions\.githubusercontent\.com:(\w+)/g;
  for (const roles of Object.values(environments)) {
    for (const { source } of Object.values(roles)) {
      for (const [, claim = ""] of source.matchAll(asked)) expect(askable).toContain(claim);
    }
  }
  expect(askable).not.toContain("repository_owner_id");
});

it("hosts are EC2's alone, and people's roles are no token's", () => {
  for (const [environment, roles] of Object.entries(environments)) {
    expect(JSON.parse(of(environment, "host").source).Statement[0].Principal).toEqual({ Service: "ec2.amazonaws.com" });
    for (const word of ["operator", "administrator"]) {
      const { Principal } = JSON.parse(roles[word]?.source ?? "").Statement[0];
      expect(Principal.AWS.every((one: string) => /^arn:aws:iam::\d{12}:(user|role)\/[^*]+$/.test(one))).toBe(true);
    }
  }
});

describe("controls: the table finds out a trust that is too wide", () => {
  const widened = (change: (statement: { Condition: Record<string, Record<string, unknown>> }) => void): Role => {
    const role = of("production", "deploy");
    const policy = JSON.parse(role.source);
    change(policy.Statement[0]);
    return { ...role, trust: compile(policy) };
  };
  const slipped = (role: Role) =>
    Object.entries(hostile("production", "deploy.yml"))
      .filter(([, changed]) => takes(role, without(token("production", "deploy.yml", changed))))
      .map(([what]) => what);

  it.each(["aud", "sub", "environment", "ref", "job_workflow_ref", "repository_id"])("without %s", (claim) => {
    expect(slipped(widened(({ Condition }) => void delete Condition.StringEquals?.[`${ISSUER}:${claim}`]))).not.toEqual(
      [],
    );
  });
  it("with StringLike and a wildcard", () => {
    const role = widened((statement) => {
      statement.Condition = { StringLike: { [`${ISSUER}:sub`]: `repo:${OWNER.name}/*` } };
    });
    expect(slipped(role).length).toBeGreaterThan(10);
  });
});
