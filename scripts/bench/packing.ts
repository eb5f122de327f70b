import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pack } from "../../actions/lib/release/artifact.ts";
import { packTools } from "../../actions/lib/release/pack-tools.ts";
import { select } from "../../actions/lib/release/selection.ts";
import { median } from "./median.ts";

export interface PackingResult {
  files: number;
  unpacked_bytes: number;
  ours: { ms: number; bytes: number };
  tar_gzip: { ms: number; bytes: number };
  /** How many times faster ours is. */
  ratio: number;
}

/** Text like a build's output: words repeat, files differ. The same tree every time. */
function plant(root: string, files: number): void {
  let seed = 42;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  const words = Array.from({ length: 3000 }, () => random(2 ** 31).toString(36));
  for (let index = 0; index < files; index++) {
    const folder = join(root, `package-${Math.floor(index / 100)}`, `lib-${index % 7}`);
    if (index % 100 < 7) mkdirSync(folder, { recursive: true });
    const count = 200 + random(2000);
    writeFileSync(
      join(folder, `module-${index}.js`),
      Array.from({ length: count }, () => words[random(3000)]).join(" "),
    );
  }
}

/** Choosing and packing a tree as the build action does, beside `tar | gzip` of the same tree; medians of `runs`, taken in turn. */
export async function measurePacking(files = 20_000, runs = 3): Promise<PackingResult> {
  const scratch = mkdtempSync(join(tmpdir(), "kb-bench-"));
  try {
    const root = join(scratch, "tree");
    plant(root, files);
    const tools = await packTools(process.env.PATH ?? "");
    const [target, gzip] = [join(scratch, "ours.tar.zst"), join(scratch, "theirs.tar.gz")];
    const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
    let unpacked = 0;
    for (let run = 0; run < runs; run++) {
      let started = performance.now();
      const selection = select(root, { include: ["**"], exclude: [], always: [] });
      await pack(selection, target, tools, new AbortController().signal);
      times.ours.push(performance.now() - started);
      unpacked = selection.bytes;
      started = performance.now();
      spawnSync("sh", ["-c", 'tar -C "$1" -cf - . | gzip > "$2"', "sh", root, gzip]);
      times.theirs.push(performance.now() - started);
    }
    const [ours, theirs] = [Math.round(median(times.ours)), Math.round(median(times.theirs))];
    return {
      files,
      unpacked_bytes: unpacked,
      ours: { ms: ours, bytes: statSync(target).size },
      tar_gzip: { ms: theirs, bytes: statSync(gzip).size },
      ratio: Math.round((theirs / ours) * 10) / 10,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measurePacking(), null, 2));
