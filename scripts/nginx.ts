import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readPin, writePin } from "./nginx/pin.ts";
import { NginxError, packages } from "./nginx/source.ts";
import { artifactBucket, store } from "./nginx/store.ts";

const help = `Usage: npm run nginx -- pin [VERSION] | store ENVIRONMENT
The Nginx of hosts, which shell/nginx/pin names.
  pin    raises it: looks VERSION (or the newest of nginx.org's stable branch) up in the index that nginx.org signed, and writes
         version and SHA-256. Run the suites on it before it is merged; the merge replaces every host, wave by wave
  store  puts the pinned package into the environment's artifact bucket, where new hosts look first (the apply job does it)`;

const outdir = resolve(process.env.CDKTF_OUTDIR ?? fileURLToPath(new URL("../cdktf.out", import.meta.url)));

/** Debian's order is ours as far as nginx.org's versions go: numbers between dots. */
const newest = (one: string, other: string) => one.localeCompare(other, "en", { numeric: true });

async function pin(wanted: string | undefined): Promise<void> {
  const former = readPin();
  const sha256 = new Map<string, string>();
  let [version, release] = [wanted, ""];
  for (const kind of former.sha256.keys()) {
    const [codename = "", architecture = ""] = kind.split(" ");
    const there = await packages({ codename, architecture, key: former.key });
    const numbers = there.map((one) => ({ ...one, of: /^([0-9.]+)-([0-9]+)~/.exec(one.version) }));
    version ??= numbers
      .flatMap(({ of }) => of?.[1] ?? [])
      .sort(newest)
      .at(-1);
    const found = numbers
      .filter(({ of }) => of?.[1] === version)
      .sort((a, b) => newest(a.version, b.version))
      .at(-1);
    if (found === undefined || version === undefined) {
      const known = numbers
        .flatMap(({ of }) => of?.[1] ?? [])
        .sort(newest)
        .slice(-5);
      throw new NginxError(`nginx.org has no Nginx ${version} for ${kind}; it has ${known.join(", ")}.`);
    }
    release = found.of?.[2] ?? "";
    sha256.set(kind, found.sha256);
  }
  if (version === undefined) throw new NginxError("shell/nginx/pin names no kind of host.");
  writePin({ version, release, sha256 });
  console.log(`Nginx ${former.version} -> ${version}-${release}. Now: KLOVERBUY_NGINX=newest npm test; then merge.`);
}

try {
  const [verb, word, ...more] = process.argv.slice(2);
  if (verb === "--help" || verb === "-h") console.log(help);
  else if (more.length > 0 || (word ?? "x").startsWith("-")) throw new NginxError(help);
  else if (verb === "pin") await pin(word);
  else if (verb === "store" && word !== undefined)
    await store(artifactBucket(outdir, word), (line) => console.log(line));
  else throw new NginxError(help);
} catch (error) {
  if (!(error instanceof NginxError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
