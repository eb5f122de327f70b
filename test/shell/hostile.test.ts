import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Manifest, parseManifest } from "../../schema/manifest.ts";
import { makeRelease } from "./lab/releases.ts";

/** Thousands of generated values through the hosts' own checks: each is accepted exactly when the contract says so. */
const shell = join(import.meta.dirname, "../../shell");
const seed = 20261123;
let folder: string;
let canary: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-"));
  canary = join(folder, "canary");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Pieces of attacks and of right values in any order, and anything else. */
const value = () => {
  const pieces = [
    `$(touch ${canary})`,
    `\`touch ${canary}\``,
    `;touch ${canary};`,
    `a[$(touch ${canary})]`,
    `|| touch ${canary}`,
    `\${IFS}touch\${IFS}${canary}`,
    "0123abc-456789abcdef",
    "00000001-0000000a",
    "/health",
    "node",
    "true",
    "false",
    "stage",
    "lab",
    "1",
    "08",
    "0x10",
    "1e3",
    "-1",
    "-",
    "../",
    "/",
    ".",
    " ",
    "\n",
    "\r\n",
    "\t",
    "'",
    '"',
    "\\",
    "%s%n",
    "*",
    "~",
    "!",
    "#",
    "&",
    "<",
    ">",
    "{}",
    "\u00fc",
    "\u200b",
    "\u009b2J",
    "\u001b[2J",
    "\ud83d\ude00",
    "z".repeat(5000),
  ];
  const assembled = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((some) => some.join(""));
  return fc.oneof({ weight: 4, arbitrary: assembled }, fc.string({ unit: "binary", maxLength: 60 }));
};

const right: Record<string, RegExp> = {
  operation: /^(status|measure|stage|switch|commit|revert|prune)$/,
  environment: /^lab$/,
  release: /^[0-9a-f]{7}-[0-9a-f]{12}$/,
  rollout: /^[0-9]{8}-[0-9a-f]{8}$/,
  fence: /^[0-9]{1,15}$/,
  deadline: /^([0-9]{1,12})?$/,
  hook: /^(true|false)?$/,
  window: /^([1-9][0-9]{0,3})?$/,
};
const good = {
  operation: "stage",
  environment: "lab",
  release: "0123abc-456789abcdef",
  rollout: "00000001-0000000a",
  fence: "1",
  deadline: "0",
  hook: "false",
  window: "60",
};

const harness = `
set -Eeuo pipefail
export LC_ALL=C
for part in lib/host lib/result release/options release/state; do source "$1/$part.sh"; done
KLOVERBUY_ENVIRONMENT=lab
while IFS= read -r -d '' name && IFS= read -r -d '' value; do
  code=0
  (export "SSM_$name=$value"; read_options; check_options) >&2 || code=$?
  printf '%s\\n' "$code"
done
`;

test("4,000 generated parameters: only right ones pass the hosts' check, and none is executed", () => {
  const pair = fc.tuple(fc.constantFrom(...Object.keys(right)), value());
  const pairs = fc
    .sample(pair, { numRuns: 4000, seed })
    .map(([name, text]) => [name, text.replaceAll("\0", "")] as const);
  const SSM = Object.fromEntries(Object.entries(good).map(([name, text]) => [`SSM_${name}`, text]));
  const printed = execFileSync("bash", ["-c", harness, "bash", shell], {
    input: pairs.map(([name, text]) => `${name}\0${text}\0`).join(""),
    env: { PATH: process.env.PATH, KLOVERBUY_ROOT: folder, ...SSM },
    stdio: ["pipe", "pipe", "ignore"],
    maxBuffer: 1e8,
    encoding: "utf8",
  });
  const codes = printed.trim().split("\n");
  expect(codes).toHaveLength(pairs.length);
  const wrong = pairs.filter(([name, text], at) => (codes[at] === "0") !== right[name]?.test(text));
  expect(wrong).toEqual([]);
  expect(codes.filter((code) => code === "2").length).toBeGreaterThan(3000);
  // The control: right values are among them, and pass.
  expect(codes.filter((code) => code === "0").length).toBeGreaterThan(30);
  expect(existsSync(canary)).toBe(false);
});

/** Every field that a host acts on. */
const fields = [
  "id",
  "schema",
  "artifact.key",
  "artifact.sha256",
  "artifact.bytes",
  "unpacked.files",
  "unpacked.bytes",
  "config",
  "config.start",
  "config.start.0",
  "config.listen",
  "config.api",
  "config.health",
  "config.health.path",
  "config.health.status",
  "config.health.header",
  "config.health.timeout",
  "config.frontend",
  "config.frontend.folder",
  "config.frontend.assets",
  "config.frontend.fallback",
  "config.request.timeout",
  "config.request.body",
  "config.request.buffer",
  "config.hooks.before-switch",
  "config.hooks.timeout",
  "config.retention",
  "config.drain",
];

function withField(manifest: Manifest, path: string, to: unknown): unknown {
  const copy = structuredClone(manifest);
  const names = path.split(".");
  const last = names.pop() ?? "";
  let at = copy as unknown as Record<string, unknown>;
  for (const name of names) at = at[name] as Record<string, unknown>;
  at[last] = to;
  return copy;
}

function understood(id: string, text: string): boolean {
  try {
    parseManifest(id, text);
    return true;
  } catch {
    return false;
  }
}

test("4,000 generated manifests: a host takes exactly those that the actions let through, and none is executed", async () => {
  const { manifest, id } = await makeRelease({ text: "good" });
  const odd = fc.oneof(
    { weight: 6, arbitrary: value() },
    fc.double(),
    fc.integer(),
    fc.constantFrom<unknown>(null, true, [], {}, [[]], [null], ["-x"], ["a", ""], [";", "$(id)"], { path: "/" }),
    fc.array(value(), { maxLength: 3 }),
  );
  const changes = fc.sample(fc.tuple(fc.constantFrom(...fields), odd), { numRuns: 4000, seed });
  const manifests = [manifest, ...changes.map(([path, to]) => withField(manifest, path, to))];
  const filter = readFileSync(join(shell, "release/manifest.jq"), "utf8");
  const printed = execFileSync(
    "jq",
    ["-nc", "--arg", "id", id, `def judge: ${filter}; inputs | [.] | try judge catch false`],
    {
      input: manifests.map((one) => JSON.stringify(one)).join("\n"),
      maxBuffer: 1e9,
      encoding: "utf8",
    },
  );
  const verdicts = printed.trim().split("\n");
  expect(verdicts).toHaveLength(manifests.length);
  expect(verdicts[0], "the control").toBe("true");
  const allowed = manifests.map((one) => understood(id, JSON.stringify(one)));
  const lax = changes.filter((_, at) => verdicts[at + 1] === "true" && !allowed[at + 1]);
  expect(lax).toEqual([]);
  // The other way round a release would be built that no host takes. A command's words are always a list in a manifest.
  const text = (path: string, to: unknown) => typeof to === "string" && !/start|switch/.test(path);
  const strict = changes.filter(([path, to], at) => verdicts[at + 1] === "false" && allowed[at + 1] && text(path, to));
  expect(strict).toEqual([]);
  expect(verdicts.filter((one) => one === "false").length).toBeGreaterThan(2000);
  expect(existsSync(canary)).toBe(false);
});
