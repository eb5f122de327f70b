import type { Resource, Resources } from "../stack.ts";

/** A name as a reader says it, without the word that the box says already. */
export const words = (name: string, without = "") =>
  (without === "" ? name : name.replace(new RegExp(`_${without}$`), "")).replaceAll("_", " ");

/** The keys of ours that a value names: what it is encrypted with. */
export function keyLine(all: Resources, value: unknown): string[] {
  const keys = all.named(value, "aws_kms_key").map(({ name }) => words(name, "key"));
  return keys.length === 0 ? [] : [`key: ${[...new Set(keys)].join(", ")}`];
}

/** Keys have no box of their own: arrows to all that they encrypt would hide the others. */
export const keysOf = (all: Resources, value: unknown): Resource[] =>
  all.named(value, "aws_kms_key").flatMap((key) => [key, ...all.naming(key, "aws_kms_alias")]);

/** Four names a line: a wide box makes a wide picture. */
export const lined = (names: string[]) =>
  names.flatMap((_, at) => (at % 4 === 0 ? [names.slice(at, at + 4).join(", ")] : []));
