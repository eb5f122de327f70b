import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Nothing was changed, and the sentence says why. */
export class NginxError extends Error {}

/** nginx.org's stable branch; tests serve one of their own. */
const SOURCE = process.env.KLOVERBUY_NGINX_SOURCE ?? "https://nginx.org/packages/ubuntu";
const KEY = process.env.KLOVERBUY_NGINX_KEY ?? "https://nginx.org/keys/nginx_signing.key";

export interface Package {
  /** As Debian counts: `1.30.6-1~jammy`. */
  version: string;
  file: string;
  sha256: string;
}

export interface Wanted {
  codename: string;
  architecture: string;
  /** Fingerprint of the key that signs. */
  key: string;
}

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Throws NginxError. */
export async function fetched(url: string): Promise<Buffer> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(120_000) });
    if (!answer.ok) throw new NginxError(`${url} answers ${answer.status}.`);
    return Buffer.from(await answer.arrayBuffer());
  } catch (error) {
    if (error instanceof NginxError) throw error;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new NginxError(`${url} could not be fetched: ${cause instanceof Error ? cause.message : cause}.`);
  }
}

/** Every nginx package of that index, whose SHA-256 the key's owner signed: wiki.debian.org/DebianRepository/Format. Throws NginxError. */
export async function packages({ codename, architecture, key }: Wanted): Promise<Package[]> {
  const release = `${SOURCE}/dists/${codename}`;
  const index = `nginx/binary-${architecture}/Packages`;
  const signed = verified(await fetched(`${release}/InRelease`), await fetched(KEY), key);
  const wanted = new RegExp(`^ ([0-9a-f]{64}) +\\d+ ${index}$`, "m").exec(
    signed.slice(signed.indexOf("\nSHA256:")),
  )?.[1];
  if (wanted === undefined) throw new NginxError(`${release}/InRelease names no ${index}.`);
  const bytes = await fetched(`${release}/${index}`);
  if (sha256(bytes) !== wanted) throw new NginxError(`${release}/${index} is not the one that was signed.`);
  return bytes
    .toString("utf8")
    .split(/\n\n+/)
    .map((stanza) =>
      Object.fromEntries([...stanza.matchAll(/^([A-Za-z0-9-]+): (.*)$/gm)].map(([, name, text]) => [name, text])),
    )
    .filter((fields) => fields.Package === "nginx")
    .map((fields) => ({
      version: String(fields.Version),
      file: String(fields.Filename),
      sha256: String(fields.SHA256),
    }));
}

/** The package's bytes, which are those of the index. Throws NginxError. */
export async function packageBytes(file: string, digest: string): Promise<Buffer> {
  const bytes = await fetched(`${SOURCE}/${file}`);
  if (sha256(bytes) !== digest) throw new NginxError(`${SOURCE}/${file} has not the SHA-256 ${digest}.`);
  return bytes;
}

/** Where nginx.org keeps a package whose SHA-256 is known. */
export const poolFile = (name: string) => `pool/nginx/n/nginx/${name}`;

/** What a clear-signed text says, if that very key signed it. `gpg --verify` alone is content with any key and with an expired one. */
function verified(text: Buffer, ring: Buffer, key: string): string {
  const home = mkdtempSync(join(tmpdir(), "kloverbuy-nginx-"));
  const gpg = (...words: string[]) =>
    spawnSync("gpg", ["--homedir", home, "--batch", "--status-fd", "2", ...words], {
      encoding: "utf8",
      timeout: 60_000,
    });
  try {
    writeFileSync(join(home, "ring"), ring);
    writeFileSync(join(home, "text"), text);
    const imported = gpg("--import", join(home, "ring"));
    if (imported.error !== undefined)
      throw new NginxError(`gpg does not start: ${imported.error.message}. Install gnupg.`);
    const { stdout, stderr, status } = gpg("--decrypt", join(home, "text"));
    const by = [...stderr.matchAll(/^\[GNUPG:\] VALIDSIG (\S+)(?:.* (\S+))?$/gm)].flatMap((found) => found.slice(1));
    if (status === 0 && by.includes(key) && !/\[GNUPG:\] (EXP|REV)KEYSIG/.test(stderr)) return stdout;
    throw new NginxError(`nginx.org's index is not signed by the key ${key} (shell/nginx/pin).`);
  } finally {
    spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
    rmSync(home, { recursive: true, force: true });
  }
}
