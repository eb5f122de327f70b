/** Text of unknown origin in visible ASCII: what is not becomes `\u{hex}`, so no terminal, table or reader is fooled by it. */
export const visible = (text: string) =>
  text.replace(/[^ -~]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

/** The same in quotes, and short. */
export const quoted = (text: string, longest = 60) =>
  JSON.stringify(visible(text.length > longest ? `${text.slice(0, longest)}...` : text)).replaceAll("\\\\u{", "\\u{");
