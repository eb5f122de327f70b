import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NginxError } from "./source.ts";

export const pinFile = fileURLToPath(new URL("../../shell/nginx/pin", import.meta.url));

/** What shell/nginx/pin says. */
export interface Pin {
  version: string;
  release: string;
  key: string;
  tested: string[];
  /** By `codename architecture`; null while it is not known. */
  sha256: Map<string, string | null>;
}

/** Throws NginxError. */
export function readPin(file = pinFile): Pin {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const of = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const [version, release, key, tested] = ["version", "release", "key", "tested"].map(of);
  if (!version || !release || !key || !tested) throw new NginxError(`${file} lacks version, release, key or tested.`);
  const sums = lines.filter((line) => line.startsWith("sha256 ")).map((line) => line.split(" "));
  const sha256 = new Map(
    sums.map(([, codename, architecture, sum = ""]) => [
      `${codename} ${architecture}`,
      /^[0-9a-f]{64}$/.test(sum) ? sum : null,
    ]),
  );
  return { version, release, key, tested: tested.split(" "), sha256 };
}

/** The package's name for hosts of that kind. */
export const packageName = (
  { version, release }: Pick<Pin, "version" | "release">,
  codename: string,
  architecture: string,
) => `nginx_${version}-${release}~${codename}_${architecture}.deb`;

/** Rewrites the lines that a new pin changes; comments stay. */
export function writePin(pin: Pick<Pin, "version" | "release" | "sha256">, file = pinFile): void {
  const former = readPin(file);
  const text = readFileSync(file, "utf8")
    .replace(/^version .*$/m, `version ${pin.version}`)
    .replace(/^release .*$/m, `release ${pin.release}`)
    // The former pin is not what the suites run on from now on; distributions' are.
    .replace(
      /^tested .*$/m,
      `tested ${[...former.tested.filter((one) => one !== former.version), pin.version].join(" ")}`,
    )
    .replace(/^sha256 (\S+ \S+) .*$/gm, (_, kind: string) => `sha256 ${kind} ${pin.sha256.get(kind) ?? "unknown"}`);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
