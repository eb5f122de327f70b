import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { App, TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { type Environment, environment } from "../../stacks/config/environment.ts";
import { production } from "../../stacks/config/production.ts";
import { database } from "../../stacks/database/index.ts";
import { databaseWarnings, extendedSupportMonthly } from "../../stacks/reports/cost/support.ts";
import { keys } from "../../stacks/storage/keys.ts";
import { databasePromises } from "./database-promises.ts";
import type { Attributes, Stack } from "./synthesis.ts";

type Values = Environment["database"];

const withDatabase = (values: Partial<Values>): Environment =>
  environment({ ...production, account: "123456789012", database: { ...production.database, ...values } });

/** The database of production with other values, in a network of its own. */
function synthesized(values: Partial<Values>): Stack & { ephemeral?: Record<string, Record<string, Attributes>> } {
  const stack = new TerraformStack(new App({ stackTraces: false }), "alone");
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnet = new Subnet(stack, "subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
  const group = new SecurityGroup(stack, "group", { vpcId: vpc.id });
  const network = { subnets: { database: [subnet] }, groups: { database: group } };
  const described = withDatabase(values);
  database(stack, described, { keys: keys(stack, described), network });
  return stack.toTerraform();
}

const instance = (stack: Stack) => stack.resource.aws_db_instance?.database ?? {};
const group = (stack: Stack) => stack.resource.aws_db_parameter_group?.database_parameters ?? {};

describe("MySQL 8.0, which is asked for", () => {
  it("runs with the paid support, said aloud", () => {
    const stack = synthesized({ version: "8.0" });
    expect(instance(stack)).toMatchObject({
      engine_version: "8.0",
      engine_lifecycle_support: "open-source-rds-extended-support",
    });
    expect(group(stack)).toMatchObject({ name: "kloverbuy-production-mysql8-0", family: "mysql8.0" });
  });

  it("warns of what that costs: each vCPU, and the standby's too", () => {
    const both = withDatabase({ class: "db.m6g.large", multiAz: true });
    const bigger = withDatabase({ class: "db.m6g.xlarge", multiAz: true });
    // 2 vCPUs, twice, 730 hours, $0.122.
    expect(extendedSupportMonthly(both.database)).toBeCloseTo(356.24, 2);
    expect(extendedSupportMonthly({ ...both.database, multiAz: false })).toBeCloseTo(178.12, 2);
    expect(extendedSupportMonthly(bigger.database)).toBeCloseTo(712.48, 2);
    expect(databaseWarnings(both)).toEqual([expect.stringMatching(/^production: .*\$360 .*version: "8\.4"/)]);
  });
});

describe("MySQL 8.4 is one value away", () => {
  const before = synthesized({ version: "8.0" });
  const after = synthesized({ version: "8.4" });

  it("nothing but engine, support and parameter group differs", () => {
    const changed = Object.keys(instance(after)).filter((name) => {
      return JSON.stringify(instance(after)[name]) !== JSON.stringify(instance(before)[name]);
    });
    expect(changed).toEqual(["engine_lifecycle_support", "engine_version"]);
    expect(instance(after).engine_lifecycle_support).toBe("open-source-rds-extended-support-disabled");
    expect(group(after)).toMatchObject({ name: "kloverbuy-production-mysql8-4", family: "mysql8.4" });
    expect(group(after).parameter).toEqual(group(before).parameter);
  });

  it("the group of the new version is there before the instance leaves the old one's", () => {
    expect(group(after).lifecycle).toMatchObject({ create_before_destroy: true });
    expect(group(after).name).not.toBe(group(before).name);
  });

  it("and no warning is left", () => {
    expect(databaseWarnings(withDatabase({ version: "8.4" }))).toEqual([]);
  });
});

describe("a major version by blue/green", () => {
  const prepared = synthesized({ upgrade: "prepare" });
  const switching = synthesized({ upgrade: "blue-green", version: "8.4" });

  it("is off while RDS manages the password, which it refuses", () => {
    for (const stack of [synthesized({}), prepared]) expect(instance(stack)).not.toHaveProperty("blue_green_update");
    expect(instance(switching).blue_green_update).toEqual({ enabled: true });
    expect(instance(switching)).not.toHaveProperty("manage_master_user_password");
  });

  it("leaves the password in no plan and no state meanwhile: drawn, written, forgotten", () => {
    for (const stack of [prepared, switching]) {
      expect(instance(stack)).not.toHaveProperty("password");
      const [, type = "", name = ""] =
        /^\$\{ephemeral\.(\w+)\.(\w+)\.random_password\}$/.exec(String(instance(stack).password_wo)) ?? [];
      expect(stack.ephemeral?.[type]?.[name]).toMatchObject({ password_length: 40 });
    }
  });

  it("does not touch the password in the very apply that switches", () => {
    expect(instance(switching).password_wo_version).toBe(instance(prepared).password_wo_version);
  });

  it("is called unfinished until RDS manages the password again", () => {
    expect(databaseWarnings(withDatabase({ upgrade: "blue-green", version: "8.4" }))).toHaveLength(1);
    expect(synthesized({ version: "8.4" })).not.toHaveProperty("ephemeral");
  });
});

it("what runs on both versions keeps every promise", () => {
  for (const version of ["8.0", "8.4"] as const) {
    const stack = synthesized({ version });
    for (const { promise, holds } of databasePromises) expect(holds(stack), promise).toBe(true);
  }
});

it("a stack that keeps its figures to itself has no role for them", () => {
  expect(synthesized({ monitoringSeconds: 0 }).resource).not.toHaveProperty("aws_iam_role");
  expect(synthesized({ monitoringSeconds: 60 }).resource).toHaveProperty("aws_iam_role");
});
