import { S3Error } from "../failure.ts";

/** End exclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/** undefined: the whole object, which is also S3's answer to a Range it cannot parse or that names several ranges. */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  const suffix = first === "";
  const start = suffix ? Math.max(size - Number(last), 0) : Number(first);
  const end = suffix || last === "" ? size : Math.min(Number(last) + 1, size);
  if (!suffix && last !== "" && Number(last) < Number(first)) return undefined;
  if (start >= size || (suffix && Number(last) === 0)) {
    const headers = { "content-range": `bytes */${size}` };
    throw new S3Error("InvalidRange", 416, "The requested range is not satisfiable", headers);
  }
  return { start, end };
}
