import type { Report } from "../entry/action.ts";
import type { BuildResult } from "./run.ts";

/** Outputs as action.yml names them, and a table for the job's summary. */
export function report(result: BuildResult): Report {
  const { release, digest, bytes, files, unpacked, uri, reused, seconds } = result;
  const rows: [string, string][] = [
    ["Release", `\`${release}\``],
    ["SHA-256", `\`${digest}\``],
    ["Artifact", `${size(bytes)} (${files} files, ${size(unpacked)} unpacked)`],
    ["Stored at", `\`${uri}\``],
    ["Uploaded", reused ? "nothing: this release was stored already" : `in ${seconds.upload} s`],
    ["Build, pack", `${seconds.build} s, ${seconds.pack} s`],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join("\n");
  return {
    outputs: { release, digest, bytes: String(bytes), files: String(files), uri, reused: String(reused) },
    summary: `### Built release ${release}\n\n| | |\n| --- | --- |\n${table}\n`,
  };
}

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"];

function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${UNITS[power]}`;
}
