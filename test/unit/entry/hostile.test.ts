import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readInputs } from "../../../actions/build/inputs.ts";
import { parsePipelineEntry } from "../../../actions/lib/environment/source.ts";
import { parseAppConfig } from "../../../actions/lib/release/app-file.ts";
import { Problem } from "../../../actions/lib/text/problem.ts";
import { parseManifest } from "../../../schema/manifest.ts";
import { example } from "../../../scripts/schema.ts";
import { badValues } from "../release/bad-values.ts";

let folder: string;
let canary: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-hostile-"));
  canary = join(folder, "canary");
});
// Whatever was parsed in this file: nothing of it was executed.
afterAll(() => {
  const executed = existsSync(canary);
  rmSync(folder, { recursive: true, force: true });
  expect(executed).toBe(false);
});

const payload = fc
  .constantFrom(
    (touch: string) => `$(${touch})`,
    (touch: string) => `\`${touch}\``,
    (touch: string) => `; ${touch} #`,
    (touch: string) => `\n${touch}\n`,
    (touch: string) => `' && ${touch} '`,
    (touch: string) => `" | ${touch} "`,
    (touch: string) => `--checkpoint-action=exec=${touch}`,
    (touch: string) => `\${{ ${touch} }}`,
    (touch: string) => `{{ ${touch} }}`,
    (touch: string) => `!!js/function 'function () { ${touch} }'`,
    (touch: string) => `\${IFS}${touch}`,
    (touch: string) => `<(${touch})`,
    (touch: string) => `::set-env name=PATH::${touch}`,
  )
  .map((make) => make(`touch ${canary}`));
const hostile = fc.oneof(
  payload,
  fc
    .tuple(fc.constantFrom("production", ".", "a/b", "eu-central-1", "0".repeat(40)), payload)
    .map(([good, bad]) => good + bad),
  fc.constantFrom(...Object.values(badValues)),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

/** Runs the parser; a refusal must be one of ours (or the schema's), never a TypeError or a RangeError. */
function survives<T>(parse: () => T, accepted: (value: T) => void): void {
  let value: T;
  try {
    value = parse();
  } catch (error) {
    if (error instanceof Problem) expect(error.message).toMatch(/^[ -~]{10,2000}$/);
    else expect((error as Error).name).toMatch(/^(ZodError|\$ZodError|SyntaxError|Error)$/);
    return;
  }
  accepted(value);
}

const inputNames = [
  "environment",
  "path",
  "config",
  "region",
  "GITHUB_SHA",
  "GITHUB_WORKSPACE",
  "RUNNER_TEMP",
  "GITHUB_REF",
  "GITHUB_RUN_ID",
  "GITHUB_REPOSITORY",
] as const;
const goodInputs: Record<string, string> = {
  environment: "production",
  path: ".",
  config: "kloverbuy.yml",
  region: "eu-central-1",
  GITHUB_SHA: "0".repeat(40),
  GITHUB_WORKSPACE: "/w",
  RUNNER_TEMP: "/t",
  GITHUB_REF: "refs/heads/main",
};
const PLAIN = /^[A-Za-z0-9_./:@#=+ -]*$/;

/** Every place of a JSON value that holds a leaf, as the keys that lead there. */
function places(node: unknown, path: string[] = []): string[][] {
  if (typeof node !== "object" || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, child]) => places(child, [...path, key]))];
}
function replaced(node: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy: Record<string, unknown> = Array.isArray(node) ? ([...node] as never) : { ...(node as object) };
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}

const release = "0123456-abcdefabcdef";
const manifest = {
  schema: 1,
  id: release,
  commit: `0123456${"0".repeat(33)}`,
  ref: "refs/heads/main",
  run: "https://example.com/run",
  created: "2026-11-23T00:00:00.000Z",
  artifact: { key: `releases/${release}/artifact.tar.zst`, sha256: `abcdefabcdef${"0".repeat(52)}`, bytes: 1 },
  unpacked: { files: 1, bytes: 1 },
  config: {
    start: ["node", "main.js"],
    listen: "socket",
    health: { path: "/health", status: 200, header: "X-Release", timeout: 30 },
    frontend: { folder: "dist", assets: "assets", fallback: "index.html" },
    api: "/api/",
    request: { timeout: 60, body: 10 },
    hooks: { "before-switch": ["node", "migrate.js"], timeout: 300 },
    retention: 5,
    drain: 30,
  },
};
const document = { name: "kloverbuy-production-release", version: "1", hash: "0".repeat(64) };
const entry = {
  schema: 1,
  environment: "production",
  region: "eu-central-1",
  artifactBucket: "bucket-name",
  documents: { release: document, status: document },
  fleetTag: { key: "kloverbuy:environment", value: "production" },
  releaseTopicArn: null,
};

/** What ends up in a path, an Nginx file or a unit name on a host; words of start and hooks are never given to a shell. */
const config = ({ health, frontend, api, listen }: typeof manifest.config) =>
  JSON.stringify([health, frontend, api, listen]).replace(/[{}[\],":]/g, "");

describe("of generated hostile values, none is executed and none passes as good:", () => {
  test("4,000 through the inputs", () => {
    fc.assert(
      fc.property(fc.constantFrom(...inputNames), hostile, (name, value) => {
        const read = (one: string) => (one === name ? value : (goodInputs[one] ?? ""));
        survives(
          () => readInputs(read, read),
          (inputs) => {
            for (const accepted of Object.values(inputs)) expect(accepted).toMatch(PLAIN);
            expect(`/${inputs.path}/${inputs.config}/`).not.toContain("/../");
          },
        );
      }),
      { numRuns: 4000 },
    );
  });

  test("3,000 through kloverbuy.yml, as values", () => {
    const where = places(example).filter((path) => path.length > 0 && path[0] !== "build");
    fc.assert(
      fc.property(
        fc.constantFrom(...where),
        fc.oneof(hostile, fc.array(hostile, { maxLength: 3 }), fc.jsonValue()),
        (path, value) => {
          survives(
            () => parseAppConfig(stringify(replaced(example, path, value)), "kloverbuy.yml"),
            (parsed) => {
              expect(config(parsed as never)).toMatch(PLAIN);
              expect(parsed.start[0]).not.toMatch(/^-|\p{Cc}/u);
            },
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("2,000 through kloverbuy.yml, as keys and as raw text", () => {
    const line = fc.oneof(
      hostile,
      fc.constantFrom("start: x", "package: {include: [a]}", "---", "&a [*a]", "<<: *a", "? [x]", "%YAML 1.1"),
    );
    const text = fc.oneof(
      hostile.map((key) => stringify({ ...example, [key]: key })),
      fc.array(line, { maxLength: 5 }).map((lines) => lines.join("\n")),
    );
    fc.assert(
      fc.property(text, (raw) =>
        survives(
          () => parseAppConfig(raw, "kloverbuy.yml"),
          (parsed) => expect(config(parsed as never)).toMatch(PLAIN),
        ),
      ),
      { numRuns: 2000 },
    );
  });

  test("2,000 through the manifest", () => {
    expect(parseManifest(release, JSON.stringify(manifest)).id).toBe(release);
    fc.assert(
      fc.property(fc.constantFrom(...places(manifest)), fc.oneof(hostile, fc.jsonValue()), (path, value) => {
        survives(
          () => parseManifest(release, JSON.stringify(replaced(manifest, path, value))),
          (parsed) => {
            expect(parsed.id).toBe(release);
            expect(parsed.artifact.key).toBe(manifest.artifact.key);
            expect(config(parsed.config as never)).toMatch(PLAIN);
          },
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("1,000 through the pipeline entry", () => {
    expect(parsePipelineEntry("production", JSON.stringify(entry)).artifactBucket).toBe("bucket-name");
    fc.assert(
      fc.property(fc.constantFrom(...places(entry)), fc.oneof(hostile, fc.jsonValue()), (path, value) => {
        survives(
          () => parsePipelineEntry("production", JSON.stringify(replaced(entry, path, value))),
          ({ artifactBucket, region, documents }) =>
            expect([artifactBucket, region, documents.release.name].join(" ")).toMatch(PLAIN),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
