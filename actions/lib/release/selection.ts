import { lstatSync, readdirSync, readlinkSync } from "node:fs";
import { join, posix } from "node:path";
import picomatch from "picomatch";
import { messageOf, Problem } from "../text/problem.ts";
import { quoted } from "../text/quoted.ts";

/** What goes into an artifact: files and symbolic links, in byte order of their paths; folders follow from the paths. */
export interface Selection {
  root: string;
  /** Relative to root, with `/`. */
  paths: string[];
  /** Bytes of all files, unpacked. */
  bytes: number;
}

export interface Rules {
  include: readonly string[];
  exclude: readonly string[];
  /** Paths that are always chosen. */
  always: readonly string[];
}

export class SelectionRefused extends Problem {
  constructor(root: string, reasons: string[], cause?: unknown) {
    const more = reasons.length > SHOWN ? ` (and ${reasons.length - SHOWN} more)` : "";
    super(`Nothing was packed from ${root}: ${reasons.slice(0, SHOWN).join("; ")}${more}.`, { cause });
  }
}

const SHOWN = 5;

/** Chooses by the globs of `package`. A folder means all of it; within a glob, a name that begins with a dot must be named. */
export function select(root: string, rules: Rules): Selection {
  try {
    const paths = choose(root, rules);
    return { root, paths, bytes: paths.reduce((sum, path) => sum + size(join(root, path)), 0) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new SelectionRefused(root, [messageOf(error)], error);
  }
}

function choose(root: string, rules: Rules): string[] {
  const include = rules.include.map((glob) => new Pattern(glob, false));
  const exclude = rules.exclude.map((glob) => new Pattern(glob, true));
  const enter = (folder: string) => !matches(exclude, folder) && include.some((one) => one.reaches(folder));
  const reasons: string[] = [];
  const paths = new Set(rules.always);
  for (const { path, kind } of walk(root, enter)) {
    // A regular expression's dot stops at a line's end, so a name with one would be left out in silence instead of refused.
    const name = path.replace(/[\n\r\u2028\u2029]/g, "_");
    if (!matches(include, name) || matches(exclude, name)) continue;
    const refusal = unfit(root, path, kind);
    if (refusal === undefined) paths.add(path);
    else reasons.push(refusal);
  }
  const idle = include.filter((one) => !one.matched);
  reasons.push(...idle.map(({ glob }) => `package.include has '${glob}', which matches no file: build it, or drop it`));
  if (reasons.length > 0) throw new SelectionRefused(root, reasons);
  return inByteOrder(paths);
}

class Pattern {
  readonly glob: string;
  matched = false;
  readonly #base: string;
  readonly #tests: ((path: string) => boolean)[];

  constructor(glob: string, dot: boolean) {
    this.glob = glob;
    const plain = posix.normalize(glob).replace(/\/$/, "");
    const { base, isGlob } = picomatch.scan(plain);
    this.#base = plain === "." ? "" : base;
    this.#tests = [picomatch(plain, { dot })];
    if (!plain.endsWith("*")) this.#tests.push(picomatch(`${plain}/**`, { dot: dot || !isGlob }));
  }

  test(path: string): boolean {
    const hit = this.#tests.some((matches) => matches(path));
    if (hit) this.matched = true;
    return hit;
  }

  /** May something under this folder match? Keeps the walk out of folders such as node_modules. */
  reaches(folder: string): boolean {
    return this.#base === "" || `${this.#base}/`.startsWith(`${folder}/`) || folder.startsWith(`${this.#base}/`);
  }
}

// Every pattern is asked, so that each knows whether it ever matched.
const matches = (patterns: Pattern[], path: string) => patterns.filter((one) => one.test(path)).length > 0;

/** What is no plain file. */
type Kind = "link" | "special" | undefined;

/** Everything below root that is no folder; links are never followed. */
function* walk(root: string, enter: (folder: string) => boolean): Generator<{ path: string; kind: Kind }> {
  const open = [""];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (enter(path)) open.push(path);
      } else yield { path, kind: entry.isFile() ? undefined : entry.isSymbolicLink() ? "link" : "special" };
    }
  }
}

/** Why this entry may not be packed; undefined when it may. */
function unfit(root: string, path: string, kind: Kind): string | undefined {
  const name = quoted(path, 200);
  if (/\p{Cc}/u.test(path)) return `${name} has a control character in its name: rename it`;
  if (path.includes("\\")) return `${name} has a backslash in its name, which hosts refuse: rename it`;
  if (path.includes("\uFFFD")) return `${name} has a name that is not UTF-8: rename it`;
  if (kind === "special") return `${name} is a device, socket or pipe: exclude it`;
  if (kind === "link") {
    const target = readlinkSync(join(root, path));
    if (leaves(path, target))
      return `${name} is a link that leaves the app's folder (to ${quoted(target)}): exclude it`;
  }
  return undefined;
}

/**
 * Does the link lead out of the tree? `..` may only lead: after a name it would climb from wherever that name, perhaps
 * itself a link, really is, and the path alone could not tell.
 */
export function leaves(path: string, target: string): boolean {
  if (target === "" || posix.isAbsolute(target) || /\p{Cc}|\uFFFD/u.test(target)) return true;
  const parts = target.split("/").filter((part) => part !== "" && part !== ".");
  const climbs = parts.findIndex((part) => part !== "..");
  const up = climbs === -1 ? parts.length : climbs;
  return up > path.split("/").length - 1 || parts.slice(up).includes("..");
}

function size(file: string): number {
  const stat = lstatSync(file);
  return stat.isFile() ? stat.size : 0;
}

// Not JavaScript's own order, which compares UTF-16 units.
const inByteOrder = (paths: Iterable<string>) =>
  [...paths]
    .map((path) => ({ path, bytes: Buffer.from(path) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ path }) => path);
