import { zstdCompressSync } from "node:zlib";
import { makeRelease } from "../../../shell/lab/releases.ts";
import { type Entry, tar } from "../../../shell/lab/tar.ts";
import type { Bench } from "./bench.ts";
import { type End, failed, planned, type Row } from "./cell.ts";

/** Archives that are not what they should be, their digest in order; test/shell/archives.test.ts has more of the hostile ones. */

const holding = (fault: string, archive: Buffer | ((whole: Buffer) => Buffer), end: End): Row => ({
  fault,
  release: async (bench: Bench) => {
    const whole = (await makeRelease({ text: fault })).archive;
    return planned({ text: fault, archive: typeof archive === "function" ? archive(whole) : archive })(bench);
  },
  ends: { stage: end },
});

const server: Entry = { name: "server.mjs", body: "process.exit(1)" };
const page: Entry = { name: "web/index.html", body: "page" };
const packed = (...entries: Entry[]) => zstdCompressSync(tar([server, page, ...entries]));
const inspected = failed("inspect");

export const archives: Row[] = [
  holding("an archive without its end", (whole) => whole.subarray(0, whole.length - 200), inspected),
  holding("an archive without its beginning", (whole) => whole.subarray(100), inspected),
  holding("an archive of which a bit fell over", (whole) => flipped(whole), inspected),
  holding("an archive of nothing", Buffer.from("\n"), inspected),
  holding("an archive that is no zstd", Buffer.from("PK\u0003\u0004 this is no zstd"), inspected),
  holding("zstd of something else", zstdCompressSync(Buffer.from("no tar at all".repeat(100))), inspected),
  holding("a path that leads out", packed({ name: "../kb-outside" }), inspected),
  holding("a link that leads out", packed({ name: "out", type: "2", link: "/etc" }), inspected),
  holding("a device", packed({ name: "null", type: "3" }), inspected),
  holding("more than its manifest says", packed({ name: "big", body: "x".repeat(1_100_000) }), inspected),
  holding("no front end", zstdCompressSync(tar([server])), failed("unpack")),
];

function flipped(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 4;
  return copy;
}
