import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parsePipelineEntry } from "../../actions/lib/environment/source.ts";
import { makeStacks, readStacks, synthesize } from "../../sandbox/account/stack/index.ts";
import { environments } from "../../stacks/config/environment.ts";
import { ignored } from "../sandbox/stacks.ts";

it("the sandbox finds each environment's own bucket, documents and entry in the synthesized JSON", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-sandbox-"));
  try {
    await synthesize(folder);
    const buckets = new Map<string, boolean>();
    const documents = new Map<string, string>();
    const entries = new Map<string, string>();
    makeStacks(await readStacks(folder), {
      ...ignored,
      bucket: ({ name, versioned }) => void buckets.set(name, versioned),
      document({ name, content }) {
        documents.set(name, content);
        return { version: String(documents.size), hash: name.length.toString(16).padStart(64, "0") };
      },
      parameter: ({ name, value }) => void entries.set(name, value),
    });
    for (const { name, names } of environments) {
      const entry = parsePipelineEntry(name, entries.get(`/kloverbuy/${name}/pipeline`) ?? "");
      expect(entry.artifactBucket).toBe(names.artifactBucket);
      expect(buckets.get(entry.artifactBucket)).toBe(true);
      for (const { name: document, hash } of Object.values(entry.documents)) {
        expect(hash).toBe(document.length.toString(16).padStart(64, "0"));
        expect(document).toMatch(new RegExp(`^kloverbuy-${name}-(release|status)$`));
        expect(JSON.parse(documents.get(document) ?? "").schemaVersion).toBe("2.2");
      }
    }
    // No two environments share a bucket or a document; one more bucket keeps the account's state.
    expect(buckets.size).toBe(environments.length * 4 + 1);
    expect(documents.size).toBe(environments.length * 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
