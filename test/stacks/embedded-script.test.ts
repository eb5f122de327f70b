import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HostResult } from "../../schema/host-result.ts";
import { unpack } from "../../stacks/commands/packed.ts";
import { type DocumentContent, document, synthesize } from "./synthesis.ts";

const stack = synthesize()["kloverbuy-production"];
if (stack === undefined) throw new Error("There is no production stack.");
const documents = { release: document(stack, "release"), status: document(stack, "status") };

const right: Record<string, string> = {
  operation: "stage",
  environment: "production",
  release: "0123abc-0123456789ab",
  rollout: "00000001-0123abcd",
  fence: "1",
  deadline: "0",
  hook: "false",
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "kb-"));
  for (const folder of ["etc/kloverbuy", "srv/kloverbuy/releases", "var/lib/kloverbuy", "var/log/kloverbuy"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const settings = { ENVIRONMENT: "production", BUCKET: "none", HOST: "i-0123456789abcdef0" };
  const lines = Object.entries(settings).map(([name, value]) => `KLOVERBUY_${name}=${value}`);
  writeFileSync(join(root, "etc/kloverbuy/host.env"), `${lines.join("\n")}\nAWS_REGION=eu-central-1\n`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** As the agent does it: the script in a file of its own, parameters only in the environment. */
function run({ script }: { script: string }, parameters: Record<string, string>) {
  const file = join(root, "_script.sh");
  writeFileSync(file, script);
  chmodSync(file, 0o700);
  const given = Object.entries(parameters).map(([name, value]) => [`SSM_${name}`, value]);
  const env = { PATH: process.env.PATH, KLOVERBUY_ROOT: root, ...Object.fromEntries(given) };
  const { status, stdout } = spawnSync("sh", ["-c", file], { env, cwd: root, encoding: "utf8" });
  return { code: status, result: HostResult.parse(JSON.parse(stdout)) };
}

/** All that a host keeps: what lies where, and the state. */
const kept = () => {
  const folders = ["srv", "var/lib"].map((folder) => readdirSync(join(root, folder), { recursive: true }).sort());
  return JSON.stringify(folders);
};

const without = (name: string) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name));

describe("an embedded script refuses and touches nothing", () => {
  const refused = (which: keyof typeof documents, parameters: Record<string, string>) => {
    const before = kept();
    const { code, result } = run(documents[which], parameters);
    expect(result).toMatchObject({ outcome: "refused", error: { message: expect.any(String) } });
    expect(code).toBe(2);
    expect(kept()).toBe(before);
  };
  it("when no parameter arrives, as from an agent that knows no ENV_VAR", () => {
    refused("release", {});
    refused("status", {});
  });
  it.each(["operation", "environment", "release", "rollout", "fence"])("when %s alone is absent", (name) => {
    refused("release", without(name));
  });
  it.each(Object.keys(right))("when %s is hostile and SSM let it through", (name) => {
    const marker = join(root, "executed");
    for (const value of [`$(touch ${marker})`, `\`touch ${marker}\``, `; touch ${marker}`, "../..", "-x", "a\nb"]) {
      refused("release", { ...right, [name]: value });
    }
    expect(readdirSync(root)).not.toContain("executed");
  });
});

it("the status document answers with nothing but the environment, which every host was told", () => {
  const parameters = sent(documents.status.content, { environment: "production" });
  const { code, result } = run(documents.status, parameters);
  expect(result).toMatchObject({ operation: "status", outcome: "unchanged", error: null });
  expect(code).toBe(0);
});

/** What arrives when a sender gives these values: the document's defaults beside them. Throws where SSM would refuse. */
function sent({ parameters }: DocumentContent, given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { default: usual, allowedPattern }]) => {
      const value = given[name] ?? usual;
      if (value === undefined || !new RegExp(allowedPattern).test(value)) throw new Error(`SSM refuses '${name}'.`);
      return [name, value];
    }),
  );
}

describe("a document's patterns", () => {
  it("let through what the actions send", () => {
    for (const operation of ["stage", "switch", "commit", "revert", "prune"]) {
      for (const hook of ["true", "false"]) {
        const order = { ...right, operation, hook, fence: "123456", deadline: "1790000000" };
        expect(sent(documents.release.content, order)).toEqual(order);
      }
    }
  });
  it("keep everything else from the hosts", () => {
    const nasty = [
      "",
      " ",
      "x y",
      "a\nb",
      "\0",
      "$(id)",
      "`id`",
      ";id",
      "'",
      '"',
      "../..",
      "-h",
      "é",
      "x".repeat(65_536),
    ];
    for (const name of Object.keys(right)) {
      for (const value of nasty) expect(() => sent(documents.release.content, { ...right, [name]: value })).toThrow();
    }
  });
  it("keep the status document to reading, in its own environment", () => {
    expect(() => sent(documents.status.content, { environment: "staging" })).toThrow();
    for (const operation of ["stage", "switch", "commit", "revert", "prune"]) {
      expect(() => sent(documents.status.content, { environment: "production", operation })).toThrow();
    }
  });
});

it("a document's script is valid bash", () => {
  for (const { script } of Object.values(documents)) {
    for (const input of [script, unpack(script).text]) execFileSync("bash", ["-n"], { input });
  }
});

it("both documents carry the very bytes of release.sh and its parts", () => {
  expect(documents.status.script).toBe(documents.release.script);
  const folder = join(import.meta.dirname, "../../shell/nginx");
  expect(unpack(documents.release.script).text).toContain(readFileSync(join(folder, "site.conf"), "utf8"));
});
