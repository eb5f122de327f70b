import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { availableParallelism } from "node:os";
import { Readable, Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { messageOf, Problem } from "../text/problem.ts";
import type { PackTools } from "./pack-tools.ts";
import { signalGroup } from "./process-group.ts";
import type { Selection } from "./selection.ts";
import type { ArtifactFile } from "./store.ts";

export class PackingFailed extends Problem {
  constructor(root: string, said: string, cause?: unknown) {
    super(
      `Packing ${root} failed: ${said}. Nothing was uploaded; see that the files keep still, and run the step again.`,
      {
        cause,
      },
    );
  }
}

/**
 * Threads never change zstd's bytes (a test holds that), so cores may work; but each takes some 12 MB, so no more than these.
 * Level 3: on 20,000 files about five times as fast as gzip, and smaller.
 */
const compress = (cores: number) => [`-T${Math.min(MOST_THREADS, cores)}`, "-3", "-q"];
const MOST_THREADS = 4;

/**
 * GNU tar, told to forget all that differs between two machines: owner, times, modes beyond the x bit, hard links, order (it is
 * the list's). The GNU format has no process ids in its long-name entries, unlike pax, and no limit of size or name.
 */
export const tarArguments = (root: string, zstd: string, cores = availableParallelism()): string[] => [
  `--use-compress-program=${[zstd, ...compress(cores)].join(" ")}`,
  "--create",
  "--file=-",
  `--directory=${root}`,
  "--format=gnu",
  "--no-recursion",
  "--mtime=@0",
  "--owner=0",
  "--group=0",
  "--numeric-owner",
  "--mode=u=rwX,go=rX,a-st",
  "--hard-dereference",
  "--no-acls",
  "--no-selinux",
  "--no-xattrs",
  "--null",
  "--verbatim-files-from",
  "--files-from=-",
];

/** Packs in one pass, hashing what goes to disk: memory stays flat. The bytes depend on names, contents, links and x bits only. */
export async function pack(
  selection: Selection,
  file: string,
  tools: PackTools,
  signal: AbortSignal,
): Promise<ArtifactFile> {
  const { root } = selection;
  signal.throwIfAborted();
  const tar = spawn(tools.tar, tarArguments(root, tools.zstd), {
    // Nothing else: TAR_OPTIONS, ZSTD_CLEVEL or a locale of the runner must not reach the bytes.
    env: { PATH: tools.path, LC_ALL: "C" },
    detached: true,
  });
  const stop = () => signalGroup(tar, "SIGKILL");
  signal.addEventListener("abort", stop);
  const ended = exit(tar);
  const sha256 = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      sha256.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const names = Readable.from(zeroTerminated(selection.paths));
  const [fed, written, exited] = await Promise.allSettled([
    pipeline(names, tar.stdin),
    pipeline(tar.stdout, measure, createWriteStream(file)),
    ended,
  ]);
  signal.removeEventListener("abort", stop);
  signal.throwIfAborted();
  // Tar's own word first: a broken pipe is only its echo.
  for (const part of [exited, written, fed]) {
    if (part.status === "rejected") throw new PackingFailed(root, said(part.reason), part.reason);
  }
  return { path: file, sha256: sha256.digest("hex"), bytes };
}

function* zeroTerminated(paths: string[]) {
  for (let at = 0; at < paths.length; at += 1000) yield `${paths.slice(at, at + 1000).join("\0")}\0`;
}

/** Resolves at exit code 0; rejects with the last of what tar or zstd said. */
function exit(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<void> {
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) return resolve();
      reject(new Error(complaint.trim().split("\n").slice(-3).join(", ") || `tar ended with ${code ?? signal}`));
    });
  });
}

const said = (reason: unknown) => messageOf(reason).replace(/\.$/, "");
