import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);

// actions/lib/text/plain.ts
function plain(text, longest = 500) {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replace(/:(?=:)/g, ": ").replace(/##\[/g, "## [").trim();
  return line.length > longest ? `${line.slice(0, longest - 3)}...` : line;
}
function tail(text, lines) {
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return all.slice(-lines).map((line) => plain(line, 300));
}

export {
  plain,
  tail
};
