import { parseArgs } from "node:util";

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/** One word of `npm run sandbox -- WORD`. */
export interface Verb {
  help: string;
  /** Returns the exit code. */
  run(args: string[]): Promise<number>;
}

/** The caller's command line or its surroundings are wrong; the sentence says what to do. */
export class UsageError extends Error {}

/** parseArgs with its complaints as UsageErrors. */
export function read<T extends Options>(args: string[], options: T, positionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals: positionals, strict: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** A whole number from `least` to `most`. */
export function whole(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^[0-9]+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not '${text}'.`);
}

/** `k=v` pairs; the value may have further `=`. */
export function pairs(name: string, list: string[] = []): Record<string, string> {
  return Object.fromEntries(
    list.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError(`${name} takes KEY=VALUE, not '${pair}'.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
