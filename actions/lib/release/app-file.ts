import { lstat, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import { AppConfig } from "../../../schema/app-config.ts";
import { nearest } from "../text/nearest.ts";
import { messageOf, Problem } from "../text/problem.ts";
import { quoted, visible } from "../text/quoted.ts";

/** The file kloverbuy.yml is not what its schema says; `issues` are `path: what is wrong`, one for each mistake. */
export class ConfigError extends Problem {
  readonly issues: string[];
  constructor(file: string, issues: string[]) {
    super(`${file} cannot be used: ${issues.join("; ")}. schema/kloverbuy.schema.json names every key.`);
    this.issues = issues;
  }
}

/** Far above any real file; keeps a mistaken or hostile one from being parsed at all. */
const LARGEST = 64 * 1024;

const SHOWN = 5;

/** Reads the declaration of the app in `folder`; `file` is relative to it. */
export async function readAppConfig(folder: string, file: string): Promise<AppConfig> {
  const path = join(folder, file);
  const stat = await lstat(path).catch(() => undefined);
  if (stat === undefined) {
    throw new ConfigError(file, [
      `there is no such file in ${folder}; write one, or set the inputs 'path' and 'config'`,
    ]);
  }
  if (!stat.isFile() || (await realpath(path)) !== join(await realpath(folder), file)) {
    throw new ConfigError(file, ["it is a link, leads through one, or is no file: it could not be packed"]);
  }
  if (stat.size > LARGEST) throw new ConfigError(file, [`it has ${stat.size} bytes (at most ${LARGEST})`]);
  return parseAppConfig(await readFile(path, "utf8"), file);
}

export function parseAppConfig(text: string, file: string): AppConfig {
  const lines = new LineCounter();
  // Warnings count: an unknown tag or a key that is no string is a mistake here.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, version: "1.2" });
  const broken = [...document.errors, ...document.warnings].map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return `line ${line}, column ${col}: ${visible(message.replace(/\s/g, " ")).slice(0, 300)}`;
  });
  if (broken.length > 0) throw new ConfigError(file, few(broken));
  const parsed = AppConfig.safeParse(values(document, file));
  if (!parsed.success) throw new ConfigError(file, few(parsed.error.issues.flatMap(sentences)));
  return parsed.data;
}

function values(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch (cause) {
    throw new ConfigError(file, [visible(messageOf(cause))]);
  }
}

type Issue = z.core.$ZodIssue;

/** One sentence for each wrong key, with its path as the author wrote it: `package.include[0]`. */
function sentences(issue: Issue): string[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(issue.path);
    return issue.keys.map((key) => `${at([...issue.path, key])} is not a key${nearest(key, known)}`);
  }
  const message = issue.message.replace(/^Invalid input: /, "");
  return [`${at(issue.path)} ${/^(is|has) /.test(message) ? message : `is wrong: ${message}`}`];
}

const at = (path: PropertyKey[]) =>
  path.length === 0
    ? "the file"
    : path
        .map((part) => (typeof part === "number" ? `[${part}]` : `.${printable(String(part))}`))
        .join("")
        // A path begins with a key of the file, and so with a dot.
        .slice(1);

/** A key as it may stand in a log: one short line. */
const printable = (key: string) => (/^[\w-]{1,60}$/.test(key) ? key : quoted(key));

type Node = { properties?: Record<string, Node>; anyOf?: Node[] };

/** The keys that the schema has at a path. */
function knownKeys(path: PropertyKey[]): string[] {
  let node = z.toJSONSchema(AppConfig, { io: "input", unrepresentable: "any" }) as Node;
  for (const part of path) node = keysOf(node)[String(part)] ?? {};
  return Object.keys(keysOf(node));
}

/** An object's own, or those of the one object that may also be null. */
const keysOf = ({ properties, anyOf = [] }: Node): Record<string, Node> =>
  properties ?? Object.assign({}, ...anyOf.map(keysOf));

const few = (issues: string[]) =>
  issues.length > SHOWN ? [...issues.slice(0, SHOWN), `${issues.length - SHOWN} more`] : issues;
