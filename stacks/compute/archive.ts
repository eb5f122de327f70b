import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { BundleError } from "../commands/bundle.ts";

const DELIMITER = "END_OF_EMBEDDED_FILE";
/** What a host has no use for: words for readers, the linter's settings, and what has run when this arrives. */
const LEFT_BEHIND = ["README.md", ".shellcheckrc", "user-data.sh"];

/**
 * A folder of text as one script: `bash SCRIPT FOLDER` writes it there. Plain text, so that a bare Ubuntu needs nothing to
 * unpack it and a person can read what hosts run; the same folder is the same script. Throws BundleError.
 */
export function archive(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !LEFT_BEHIND.includes(name) && statSync(join(folder, name)).isFile())
    .sort();
  const folders = [...new Set(files.map((name) => dirname(name)))].filter((name) => name !== ".");
  return `${[
    "#!/usr/bin/env bash",
    "set -Eeuo pipefail",
    ...folders.map((name) => `mkdir -p "$1/${name}"`),
    ...files.map((name) => written(folder, name)),
  ].join("\n")}\n`;
}

function written(folder: string, name: string): string {
  if (!/^[\w./@-]+$/.test(name))
    throw new BundleError(`${join(folder, name)} has a name that a shell would read: rename it.`);
  const text = readFileSync(join(folder, name), "utf8");
  if (!text.endsWith("\n") || text.includes("\0") || text.split("\n").includes(DELIMITER)) {
    throw new BundleError(
      `${join(folder, name)} cannot be a here-document: it needs a newline at its end, no NUL, and no line '${DELIMITER}'.`,
    );
  }
  const mode = statSync(join(folder, name)).mode & 0o100 ? `\nchmod 755 "$1/${name}"` : "";
  return `cat >"$1/${name}" <<'${DELIMITER}'\n${text}${DELIMITER}${mode}`;
}
