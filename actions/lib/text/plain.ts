/**
 * Text of a host or another run as one harmless line of a log: no control or bidirectional characters, and nothing that the
 * runner takes for a workflow command (`::name::`, `##[name]`).
 */
export function plain(text: string, longest = 500): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/:(?=:)/g, ": ")
    .replace(/##\[/g, "## [")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 3)}...` : line;
}

/** The last lines of a host's log, each as `plain` makes it. */
export function tail(text: string, lines: number): string[] {
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return all.slice(-lines).map((line) => plain(line, 300));
}
