import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);

// actions/lib/text/quoted.ts
var visible = (text) => text.replace(/[^ -~]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
var quoted = (text, longest = 60) => JSON.stringify(visible(text.length > longest ? `${text.slice(0, longest)}...` : text)).replaceAll("\\\\u{", "\\u{");

export {
  visible,
  quoted
};
