import { describe, expect, it } from "vitest";
import { PipelineEntry } from "../../schema/pipeline-entry.ts";
import { environments } from "../../stacks/config/environment.ts";
import { computePromises } from "./compute-promises.ts";
import { databasePromises } from "./database-promises.ts";
import { documentPromises } from "./document-promises.ts";
import { accountPromises, identityPromises } from "./identity-promises.ts";
import { messagingPromises } from "./messaging-promises.ts";
import { monitoringPromises } from "./monitoring-promises.ts";
import { networkPromises } from "./network-promises.ts";
import type { Promised } from "./promise.ts";
import { stackPromises, statePromises } from "./state-promises.ts";
import { storageKeptPromises } from "./storage-kept-promises.ts";
import { storagePromises } from "./storage-promises.ts";
import { resources, type Stack, synthesize } from "./synthesis.ts";

const stacks = synthesize();
const isState = (name: string) => name.startsWith("kloverbuy-state-");
const isAccount = (name: string) => name.startsWith("kloverbuy-account-");
const ofEnvironments = Object.entries(stacks).filter(([name]) => !isState(name) && !isAccount(name));

function keeps(stack: Stack, promises: Promised[]): void {
  for (const { promise, holds, spoil } of promises) {
    it(promise, () => {
      const spoiled = structuredClone(stack);
      spoil(spoiled);
      expect(holds(spoiled), "the control must be found out").toBe(false);
      expect(holds(stack)).toBe(true);
    });
  }
}

it("there is one stack per environment, one for the account and one for its state", () => {
  expect(ofEnvironments.map(([name]) => name)).toEqual(environments.map(({ name }) => `kloverbuy-${name}`));
  expect(Object.keys(stacks)).toHaveLength(environments.length + 2);
});

describe.each(ofEnvironments)("%s", (_, stack) => {
  keeps(stack, [
    ...identityPromises,
    ...networkPromises,
    ...computePromises,
    ...databasePromises,
    ...storagePromises,
    ...storageKeptPromises,
    ...documentPromises,
    ...messagingPromises,
    ...monitoringPromises,
  ]);

  it("the pipeline entry is what the actions read, and pins version and hash of both documents", () => {
    const [, entry] = resources(stack, "aws_ssm_parameter").find(([name]) => name === "pipeline") ?? [];
    const text = String(entry?.insecure_value);
    for (const name of ["release", "status"]) {
      expect(text).toContain(`"version":"\${aws_ssm_document.${name}.latest_version}"`);
      expect(text).toContain(`"hash":"\${aws_ssm_document.${name}.hash}"`);
    }
    const resolved = text.replace(/\$\{(\w+)\.(\w+)\.(\w+)\}/g, (_match, type, name, attribute) => {
      const known: Record<string, unknown> = {
        latest_version: "1",
        hash: "0".repeat(64),
        ...stack.resource[type]?.[name],
      };
      return String(known[attribute]);
    });
    const read = PipelineEntry.parse(JSON.parse(resolved));
    expect(entry?.name).toBe(`/kloverbuy/${read.environment}/pipeline`);
  });
});

describe.each(Object.entries(stacks))("%s", (name, stack) => {
  keeps(stack, stackPromises);
  if (isState(name)) keeps(stack, statePromises);
  if (isAccount(name)) keeps(stack, accountPromises);

  it("credentials of another account or region make nothing", () => {
    const [provider] = stack.provider.aws;
    expect(provider).toMatchObject({
      allowed_account_ids: [expect.stringMatching(/^\d{12}$/)],
      region: expect.any(String),
    });
  });

  it("every apply uses one version of the provider", () => {
    expect(stack.terraform.required_providers.aws.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("no resource has attributes that only one of the two provider majors knows", () => {
    // `region` of a resource is new in 6.x; the bindings offer it everywhere.
    for (const type of Object.keys(stack.resource)) {
      for (const [name, one] of resources(stack, type)) expect(one, `${type}.${name}`).not.toHaveProperty("region");
    }
  });
});

it("production's key survives a slip, staging can be cleared away", () => {
  const guarded = (name: string) => stacks[name]?.resource.aws_kms_key?.artifacts_key?.lifecycle;
  expect(guarded("kloverbuy-production")).toEqual({ prevent_destroy: true });
  expect(guarded("kloverbuy-staging")).toEqual({ prevent_destroy: false });
});
