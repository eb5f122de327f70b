import { expect, it } from "vitest";
import { isUpToDate } from "../../scripts/cost.ts";
import { CostError } from "../../stacks/reports/cost/charge.ts";
import { estimate, total } from "../../stacks/reports/cost/estimate.ts";
import { levers } from "../../stacks/reports/cost/levers.ts";

const reference = (path: string) => `\${${path}}`;
const database = {
  instance_class: "db.m6g.large",
  multi_az: true,
  allocated_storage: 100,
  engine_lifecycle_support: "open-source-rds-extended-support",
};

it("docs/cost.md is what the stacks, the prices and the assumed use say (node scripts/cost.ts)", () => {
  expect(isUpToDate()).toBe(true);
});

it("a resource without a price or a reason to be free stops the estimate", () => {
  expect(() => estimate("staging", { resource: { aws_redshift_cluster: { big: {} } } })).toThrow(CostError);
  expect(() => estimate("staging", { resource: { aws_redshift_cluster: { big: {} } } })).toThrow(
    /aws_redshift_cluster/,
  );
  expect(() => estimate("staging", { resource: { aws_s3_bucket: { unheard: {} } } })).toThrow(/'unheard'/);
  const huge = { ...database, instance_class: "db.m6g.2xlarge" };
  expect(total(estimate("staging", { resource: { aws_db_instance: { huge } } }))).toBeGreaterThan(0);
  expect(() => estimate("elsewhere", { resource: {} })).toThrow(/'elsewhere'/);
});

it("a database costs both its sides, their storage, and the support of each vCPU", () => {
  const lines = estimate("staging", { resource: { aws_db_instance: { database } } });
  const by = Object.fromEntries(lines.map(({ what, dollars }) => [what, Number(dollars.toFixed(2))]));
  expect(by).toEqual({
    "2 × db.m6g.large": 259.88,
    "2 × 100 GB gp3": 27.4,
    "extended support of MySQL 8.0": 356.24,
  });
});

it("a fleet costs its hosts, their volumes and what their agents send", () => {
  const template = { instance_type: "c6a.large", block_device_mappings: [{ ebs: { volume_size: 30 } }] };
  const group = { desired_capacity: 2, launch_template: { id: reference("aws_launch_template.hosts.id") } };
  const fleet = { aws_autoscaling_group: { fleet: group }, aws_launch_template: { hosts: template } };
  const lines = estimate("staging", { resource: fleet });
  const by = Object.fromEntries(lines.map(({ what, dollars }) => [what, Number(dollars.toFixed(2))]));
  expect(by).toEqual({ "2 × c6a.large": 127.46, "2 × 30 GB gp3": 5.71, "figures of the agent": 2.4 });
  expect(() => estimate("staging", { resource: { aws_autoscaling_group: { fleet: group } } })).toThrow(CostError);
});

it("a lever says what the estimate would be less", () => {
  const before = { production: estimate("production", { resource: { aws_db_instance: { database } } }) };
  const newer = { ...database, engine_lifecycle_support: "open-source-rds-extended-support-disabled" };
  const after = estimate("production", { resource: { aws_db_instance: { database: newer } } });
  const [strongest] = levers(before);
  expect(strongest?.title).toBe("MySQL 8.4");
  expect(strongest?.saves).toBeCloseTo(total(before.production) - total(after), 6);
});
