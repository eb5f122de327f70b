import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parsePipelineEntry } from "../../actions/lib/environment/source.ts";
import { openAccount } from "../../sandbox/account/account.ts";
import * as catalogue from "../../sandbox/account/services.ts";
import { readStacks, type Stacks, synthesize } from "../../sandbox/account/stack/index.ts";
import { leftToAws } from "../../sandbox/account/stack/left-to-aws.ts";
import type { Ground } from "../../sandbox/aws/ground.ts";
import { Credentials } from "../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../sandbox/aws/protocol/faults.ts";
import { environments } from "../../stacks/config/environment.ts";

const of = (stacks: Stacks, type: string) =>
  stacks.stacks.flatMap(({ resources }) => resources.filter((one) => one.type === type));

it("the sandbox finds each environment's own bucket, documents and entry in the synthesized JSON", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-sandbox-"));
  try {
    await synthesize(folder);
    const stacks = await readStacks(folder);
    const { storage, ssm, entries } = openAccount(stacks, { state: folder, faults: new Faults(), secondMs: 10 });
    for (const { name, names } of environments) {
      const entry = entries.find(({ environment }) => environment === name);
      if (entry === undefined) throw new Error(`${name} has no pipeline entry`);
      expect(parsePipelineEntry(name, JSON.stringify(entry))).toEqual(entry);
      expect(entry.artifactBucket).toBe(names.artifactBucket);
      expect(storage.store.find(entry.artifactBucket)?.versioning).toBe("Enabled");
      for (const { name: document, version, hash } of Object.values(entry.documents)) {
        const found = ssm.documents.find(document, version);
        expect(hash).toBe(found.hash);
        expect(document).toMatch(new RegExp(`^kloverbuy-${name}-(release|status)$`));
        expect(JSON.parse(found.text).schemaVersion).toBe("2.2");
      }
    }
    // No two environments share a bucket or a document; one more bucket keeps the account's state.
    expect(storage.store.list()).toHaveLength(environments.length * 4 + 1);
    expect(of(stacks, "aws_ssm_document")).toHaveLength(environments.length * 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("each type of resource is taken by one service of the sandbox, or named as left to AWS", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-sandbox-"));
  try {
    await synthesize(folder);
    const stacks = await readStacks(folder);
    const declared = new Set(stacks.stacks.flatMap(({ resources }) => resources.map(({ type }) => type)));
    const ground = { state: folder, account: "", region: "", faults: new Faults(), principals: new Credentials() };
    const services = Object.values(catalogue).map((play) => play(ground as unknown as Ground));
    const taken = services.flatMap(({ resources }) => Object.keys(resources));
    for (const type of declared) {
      const takers = [...taken, ...leftToAws].filter((one) => one === type);
      expect([type, takers.length]).toEqual([type, 1]);
    }
    expect(taken.filter((type) => !declared.has(type))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
