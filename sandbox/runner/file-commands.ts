import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const kinds = ["OUTPUT", "STATE", "ENV", "PATH", "STEP_SUMMARY"] as const;
type Kind = (typeof kinds)[number];

/** The files through which a step speaks to the runner: GITHUB_OUTPUT and its kin. */
export interface CommandFiles {
  environment: Record<string, string>;
  read(kind: Kind): Promise<string>;
}

export async function makeCommandFiles(folder: string): Promise<CommandFiles> {
  await mkdir(folder, { recursive: true });
  const path = (kind: Kind) => join(folder, `${kind.toLowerCase()}_file`);
  await Promise.all(kinds.map((kind) => writeFile(path(kind), "")));
  return {
    environment: Object.fromEntries(kinds.map((kind) => [`GITHUB_${kind}`, path(kind)])),
    read: (kind) => readFile(path(kind), "utf8"),
  };
}

/** What GitHub's runner fails a step for after its process has ended. */
export class FileCommandError extends Error {}

/** Parses `name=value` lines and `name<<DELIMITER` blocks as the runner does. Throws FileCommandError. */
export function parsePairs(text: string, kind: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs[named(line.slice(0, equals), line, kind)] = line.slice(equals + 1);
      continue;
    }
    const delimiter = heredoc < 0 ? "" : line.slice(heredoc + 2);
    if (delimiter === "") throw new FileCommandError(`Invalid format '${line}' in the file command '${kind}'.`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new FileCommandError(`The delimiter '${delimiter}' in the file command '${kind}' has no end.`);
    pairs[named(line.slice(0, heredoc), line, kind)] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return pairs;
}

function named(name: string, line: string, kind: string): string {
  if (name !== "") return name;
  throw new FileCommandError(`Invalid format '${line}' in the file command '${kind}': it has no name.`);
}
