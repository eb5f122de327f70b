/**
 * CloudWatch's filter patterns, as far as ours go: comparisons of JSON fields with strings and numbers, joined by && and ||, and
 * one regular expression over the whole line. Anything else throws, rather than to match by chance. Written from
 * AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html, read 2026-11; no AWS took part.
 */
export function matches(pattern: string, line: string): boolean {
  const regular = /^%([\w\s:#=@/;,^$?[\]{}|\\*+.-]+)%$/.exec(pattern)?.[1];
  if (regular !== undefined) return new RegExp(regular).test(line);
  const inside = /^\{(.*)\}$/.exec(pattern)?.[1];
  if (inside === undefined) throw new Error(`not a pattern that this reads: ${pattern}`);
  const tokens = inside.match(/\(|\)|&&|\|\||>=|<=|!=|[><=]|"[^"]*"|\$\.\w+|-?[\d.]+|\S+/g) ?? [];
  const fields = object(line);
  const parsed = either(tokens, fields);
  if (tokens.length > 0) throw new Error(`'${tokens[0]}' is too much in ${pattern}`);
  return fields !== undefined && parsed;
}

type Fields = Record<string, unknown> | undefined;

function object(line: string): Fields {
  try {
    const value = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

// && binds before ||. Both sides are read before they are joined: a side must be valid even where it does not decide.
function either(tokens: string[], fields: Fields): boolean {
  let found = both(tokens, fields);
  while (tokens[0] === "||") {
    tokens.shift();
    const next = both(tokens, fields);
    found = found || next;
  }
  return found;
}

function both(tokens: string[], fields: Fields): boolean {
  let found = one(tokens, fields);
  while (tokens[0] === "&&") {
    tokens.shift();
    const next = one(tokens, fields);
    found = found && next;
  }
  return found;
}

function one(tokens: string[], fields: Fields): boolean {
  const [first = "", sign = "", value = ""] = tokens;
  if (first === "(") {
    tokens.shift();
    const found = either(tokens, fields);
    if (tokens.shift() !== ")") throw new Error("a bracket is not closed");
    return found;
  }
  tokens.splice(0, 3);
  if (!/^\$\.\w+$/.test(first)) throw new Error(`'${first}' is no field`);
  const field = fields?.[first.slice(2)];
  const text = /^"([^"]*)"$/.exec(value)?.[1];
  if (text !== undefined) {
    if (sign !== "=") throw new Error(`'${sign}' compares no strings`);
    return field === text;
  }
  const number = Number(value);
  const compare = {
    ">=": (is: number) => is >= number,
    ">": (is: number) => is > number,
    "=": (is: number) => is === number,
  };
  if (value === "" || Number.isNaN(number) || !(sign in compare))
    throw new Error(`'${sign} ${value}' is no comparison`);
  return typeof field === "number" && compare[sign as keyof typeof compare](field);
}
