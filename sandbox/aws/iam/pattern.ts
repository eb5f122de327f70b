/** Condition keys of a request, in lower case as AWS compares them; a key with several values is a list. */
export type Context = ReadonlyMap<string, readonly string[]>;

/** `undefined`: a variable without a default has no value in this request, so nothing can match. */
export type Matcher = (text: string, context: Context) => boolean;

export interface Pattern {
  matches: Matcher;
  /** Condition keys of the variables that have no default. */
  needs: string[];
}

interface Variable {
  key: string;
  otherwise: string | undefined;
}
type Token = number | Variable;

// No character has these codes.
const ANY = -1;
const ONE = -2;
const COLON = ":".charCodeAt(0);

interface Reading {
  wildcards: boolean;
  ignoreCase?: boolean;
}

/** One value of a policy: `*` and `?` where wildcards count, `${key}` and `${key, 'default'}` variables. */
export function pattern(text: string, reading: Reading): Pattern {
  const tokens = tokenize(text, reading);
  const expected = expander(tokens, reading);
  const matches: Matcher = (given, context) => glob(expected(context), fold(given, reading));
  return { matches, needs: needs(tokens) };
}

/**
 * An ARN, each of its six parts by itself: a `*` in the account's place does not reach into the resource's. Source: "IAM JSON
 * policy elements: Resource" and "ARN condition operators" in the IAM user guide.
 */
export function arnPattern(text: string): Pattern {
  if (text === "*") return { matches: () => true, needs: [] };
  const tokens = tokenize(text, { wildcards: true });
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token === COLON && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  if (!text.startsWith("arn:") || parts.length < 6) throw new Error(`'${text}' is no ARN of six parts.`);
  const expected = parts.map((part) => expander(part, { wildcards: true }));
  const matches: Matcher = (given, context) => {
    const words = given.split(":");
    if (words.length < 6) return false;
    const actual = [...words.slice(0, 5), words.slice(5).join(":")];
    return expected.every((one, index) => glob(one(context), actual[index] ?? ""));
  };
  return { matches, needs: needs(tokens) };
}

const fold = (text: string, { ignoreCase }: Reading) => (ignoreCase ? text.toLowerCase() : text);
const codes = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

function tokenize(text: string, reading: Reading): Token[] {
  const pieces = text.split(/(\$\{[^}]*\})/);
  return pieces.flatMap((piece) => {
    const inner = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
    if (inner !== undefined) return variable(inner, reading);
    if (piece.includes("${")) throw new Error(`'${text}' opens a variable and does not close it.`);
    const plain = codes(fold(piece, reading));
    if (!reading.wildcards) return plain;
    return plain.map((code) => ({ "*": ANY, "?": ONE })[String.fromCharCode(code)] ?? code);
  });
}

function variable(inner: string, reading: Reading): Token[] {
  // ${*}, ${?} and ${$} are those characters themselves.
  if (/^[*?$]$/.test(inner)) return codes(inner);
  const [, key, otherwise] = /^\s*([\w:/.@+=-]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inner) ?? [];
  if (key === undefined) throw new Error(`'\${${inner}}' is no policy variable.`);
  return [{ key: key.toLowerCase(), otherwise: otherwise === undefined ? undefined : fold(otherwise, reading) }];
}

const needs = (tokens: Token[]) =>
  tokens.flatMap((one) => (typeof one === "object" && one.otherwise === undefined ? [one.key] : []));

/** Most patterns have no variables: those are the same for every request, and every request meets hundreds. */
function expander(tokens: Token[], reading: Reading): (context: Context) => number[] | undefined {
  const fixed = tokens.filter((one) => typeof one === "number");
  return fixed.length === tokens.length ? () => fixed : (context) => expand(tokens, context, reading);
}

/** What a variable stands for is taken literally: a tag whose value is `*` opens nothing. */
function expand(tokens: Token[], context: Context, reading: Reading): number[] | undefined {
  const expanded: number[] = [];
  for (const token of tokens) {
    if (typeof token === "number") {
      expanded.push(token);
      continue;
    }
    const values = context.get(token.key);
    const value = values?.length === 1 ? values[0] : token.otherwise;
    if (value === undefined) return undefined;
    expanded.push(...codes(fold(value, reading)));
  }
  return expanded;
}

/** Goes back to the last `*` only, so a hostile text costs its length times the pattern's, never more. */
function glob(expected: number[] | undefined, given: string): boolean {
  if (expected === undefined) return false;
  let at = 0;
  let read = 0;
  let star = -1;
  let resume = 0;
  while (read < given.length) {
    if (expected[at] === ANY) {
      star = at;
      at += 1;
      resume = read;
    } else if (at < expected.length && (expected[at] === ONE || expected[at] === given.charCodeAt(read))) {
      at += 1;
      read += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      read = resume;
    } else return false;
  }
  while (expected[at] === ANY) at += 1;
  return at === expected.length;
}
