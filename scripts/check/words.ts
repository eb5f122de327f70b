import { none } from "./finding.ts";
import { files, text } from "./repository.ts";

const PAGE = "docs/architecture.md";

/** The glossary's last column: words that mean what another word means already. By the word to use instead. */
export function banned(page: string): Map<string, string> {
  const table = page.split("\n## Words\n")[1]?.split("\n## ")[0] ?? "";
  const rows = [...table.matchAll(/^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$/gm)].slice(1);
  return new Map(
    rows.flatMap(([, instead = "", cell = ""]) =>
      cell
        .split(",")
        .map((word) => word.trim())
        .filter((word) => /^\w+$/.test(word))
        .map((word): [string, string] => [word, instead.trim()]),
    ),
  );
}

/** `path:line: the word, and what to say instead`; a sentence may begin with it, too. */
export function findings(path: string, source: string, words: Map<string, string>): string[] {
  return source
    .split("\n")
    .flatMap((line, at) =>
      [...words]
        .filter(([word]) =>
          new RegExp(`\\b(${word}|${word.replace(/^./, (letter) => letter.toUpperCase())})\\b`).test(line),
        )
        .map(([word, instead]) => `${path}:${at + 1}: '${word}'; say: ${instead}`),
    );
}

/** CHANGELOG tells of the past, in its words; the glossary itself names them. */
export function wordsAreCommon(): void {
  const words = banned(text(PAGE));
  if (words.size === 0) throw new Error(`${PAGE} has no glossary any more`);
  const sources = files(/\.(tsx?|sh|md|yml|jq|awk)$/).filter(
    (path) => !/^(dist|CHANGELOG|docs\/architecture)/.test(path),
  );
  none(
    sources.flatMap((path) => findings(path, text(path), words)),
    `use the word of the glossary in ${PAGE}`,
  );
}
