import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isUpToDate } from "../../scripts/picture.ts";
import { environments } from "../../stacks/config/environment.ts";
import { page } from "../../stacks/reports/picture/page.ts";
import { counts } from "../../stacks/reports/picture/parts.ts";
import { picture } from "../../stacks/reports/picture/picture.ts";
import { PictureError } from "../../stacks/reports/picture/stack.ts";
import { faults } from "./mermaid.ts";
import { type Attributes, checkout, type Stack, synthesize } from "./synthesis.ts";

const stacks = synthesize();
const reference = (path: string) => `\${${path}}`;
const names = environments.map(({ name }) => name);

/** An environment's stack after a change that nobody drew. */
function changed(change: (resource: Stack["resource"]) => void): Stack {
  const stack = structuredClone(stacks["kloverbuy-staging"] as Stack);
  change(stack.resource);
  return stack;
}

const add = (type: string, name: string, is: Attributes) =>
  changed((resource) => {
    resource[type] = { ...resource[type], [name]: is };
  });

it("docs/infrastructure.md is what the stacks say (node scripts/picture.ts)", () => {
  expect(isUpToDate()).toBe(true);
});

it("a resource that is neither drawn nor plumbing stops the picture, and is named", () => {
  const unheard = add("aws_redshift_cluster", "big", {});
  expect(() => picture(unheard)).toThrow(PictureError);
  expect(() => picture(unheard)).toThrow(/aws_redshift_cluster\.big/);
  // Of a type that is drawn, but with nothing that it belongs to: a role that none of our services takes.
  const Principal = { Service: "lambda.amazonaws.com" };
  const assume_role_policy = JSON.stringify({ Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }] });
  expect(() => picture(add("aws_iam_role", "stray", { assume_role_policy }))).toThrow(/aws_iam_role\.stray/);
  expect(() => picture(add("aws_db_instance", "second", {}))).toThrow(/one aws_db_instance, and there are 2/);
  expect(() => counts(unheard)).toThrow(/aws_redshift_cluster/);
});

it("every resource of an environment is counted in the table", () => {
  const text = page(stacks, names);
  for (const name of names) {
    const all = Object.values((stacks[`kloverbuy-${name}`] as Stack).resource).flatMap((one) => Object.keys(one));
    expect(text).toMatch(new RegExp(`\\*\\*all\\*\\*.*\\*\\*${all.length}\\*\\*`));
  }
});

describe.each(names)("%s", (name) => {
  const { requests, access } = picture(stacks[`kloverbuy-${name}`] as Stack);

  it("is drawn in Mermaid's language", () => {
    expect(faults(requests)).toEqual([]);
    expect(faults(access)).toEqual([]);
    const file = readFileSync(join(checkout, "docs/infrastructure.md"), "utf8");
    for (const chart of [requests, access]) expect(file).toContain(`\`\`\`mermaid\n${chart}\n\`\`\`\n`);
  });

  it("shows the way from customers to the database, and no other way in", () => {
    expect(requests).toContain('customers -->|"443, 80"| balancer');
    expect(requests).toContain('balancer -->|"80"| fleet');
    expect(requests).toContain('fleet -->|"3306"| database');
    expect(requests.match(/customers -->/g)).toHaveLength(1);
    expect(requests.match(/-->.* database$/gm)).toHaveLength(1);
    expect(requests.match(/"hosts in eu-central-1[abc]/g)).toHaveLength(3);
  });

  it("shows what a role may reach, and nothing beyond", () => {
    const to = (role: string) =>
      [...access.matchAll(new RegExp(`^ *${role} -.*\\|"(.*)"\\| (\\w+)$`, "gm"))].map(
        ([, says, what]) => `${says}: ${what}`,
      );
    expect(to("build_role").sort()).toEqual(["reads, writes: bucket_artifacts", "reads: ssm_pipeline"]);
    expect(to("backup_role").sort()).toEqual(["reads: bucket_backups", "reads: ssm_pipeline"]);
    expect(to("infrastructure_plan_role").sort()).toEqual(["reads: state", "reads: whole"]);
    expect(to("operator_role").sort()).toEqual(["reads: whole", "runs: fleet", "runs: ssm_status"]);
    expect(access).not.toMatch(/(build|deploy|backup)\w* -.*(bucket_images|secret_app_secret|whole)/);
  });
});

describe("what changes in the stacks changes in the picture", () => {
  it("a port that is opened is an arrow", () => {
    const rule = {
      cidr_ipv4: "0.0.0.0/0",
      from_port: 3306,
      security_group_id: reference("aws_security_group.database_group.id"),
    };
    const { requests } = picture(add("aws_vpc_security_group_ingress_rule", "leak", rule));
    expect(requests).toContain('customers -->|"3306"| database');
  });

  it("a right that is given is an arrow", () => {
    const { access } = picture(
      changed(({ aws_iam_role_policy: policies = {}, aws_s3_bucket: buckets = {} }) => {
        const Resource = [`arn:aws:s3:::${buckets.backups?.bucket}/*`];
        const Statement = [{ Effect: "Allow", Action: ["s3:DeleteObject"], Resource }];
        policies.more = { role: reference("aws_iam_role.build_role.name"), policy: JSON.stringify({ Statement }) };
      }),
    );
    expect(access).toContain('build_role -.->|"writes"| bucket_backups');
  });

  it("a subnet that gets a way out is isolated no more", () => {
    const route = {
      route_table_id: reference("aws_route_table.database_routes.id"),
      gateway_id: reference("aws_internet_gateway.internet.id"),
    };
    const { requests } = picture(add("aws_route", "leak", route));
    expect(requests).toContain("public subnets: zones a, b, c, a, b, c");
  });
});

it.each([
  ["a line of another kind", (text: string) => `${text}\n  what is this`],
  ["an arrow to nothing", (text: string) => `${text}\n  fleet --> nowhere`],
  ["a frame without an end", (text: string) => text.replace(/^ +end$/m, "")],
  ["a second box of the same name", (text: string) => `${text}\n  customers["again"]`],
  [
    "a quote inside of quotes",
    (text: string) => text.replace("customers([", 'customers(["the "').replace("zones a", 'zone "a"'),
  ],
  ["a tag", (text: string) => text.replace('customers"', '<b>customers"')],
  ["a word of Mermaid's", (text: string) => text.replaceAll("database[(", "end[(")],
])("%s is found out in a chart", (_, spoil) => {
  const { requests } = picture(stacks["kloverbuy-staging"] as Stack);
  expect(spoil(requests)).not.toBe(requests);
  expect(faults(spoil(requests))).not.toEqual([]);
});
