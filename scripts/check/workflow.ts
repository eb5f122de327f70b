import { parse } from "yaml";
import { none } from "./finding.ts";
import { files, text } from "./repository.ts";

const workflows = () => files(/^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$/);

/** `uses:` lines of one file that do not name a full commit with the version in a comment. Actions of this repository need none. */
export function unpinned(content: string): string[] {
  return content.split("\n").flatMap((line, index) => {
    const used = /^\s*(?:-\s+)?["']?uses["']?:\s*(.*)$/.exec(line)?.[1];
    if (used === undefined || /^["']?\.\//.test(used)) return [];
    return /^["']?[\w.-]+\/[\w./-]+@[0-9a-f]{40}["']?\s+#\s*v?\d+(\.\d+)*\s*$/.test(used)
      ? []
      : [`line ${index + 1}: ${used}`];
  });
}

/** Scripts with an expression in them: its value would be run. */
export function spliced(content: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (/^(run|script)$/.test(key) && typeof value === "string" && value.includes("${{")) found.push(`${path}${key}`);
      walk(value, `${path}${key}.`);
    }
  };
  walk(parse(content), "");
  return found;
}

const all = (find: (content: string) => string[]) =>
  workflows().flatMap((path) => find(text(path)).map((finding) => `${path}: ${finding}`));

export const actionsArePinned = () => none(all(unpinned), "write owner/name@<40 hex digits> # v1.2.3");
export const nothingIsSpliced = () => none(all(spliced), 'hand the value over in env: and read it as "$NAME"');
