import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { BundleError, bundle } from "./bundle.ts";

/*
 * The bundled release.sh as the documents carry it: compressed, with the SHA-256 of its text and a few lines that unpack it in
 * memory, compare and run it. Nothing of it is fetched or written, so that a host can be asked and undone without S3, credentials
 * or room on its disk. Its text is in a plan once, in hosts/.
 */

/** Characters of a line: SSM takes longer ones, people's tools do not. */
const WIDTH = 1000;
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export interface Packed {
  /** The bundled release.sh. */
  text: string;
  /** The digest of the scripts that bootstrap.sh installs from the same shell/. */
  scripts: string;
}

/** What a document runs for it. */
export function pack({ text, scripts }: Packed): string {
  const lines =
    gzipSync(text, { level: 9 })
      .toString("base64")
      .match(new RegExp(`.{1,${WIDTH}}`, "g")) ?? [];
  return `#!/usr/bin/env bash
# release.sh with its parts, compressed. The text is in shell/ of the pipeline's repository, and on a host below hosts/ of the bucket.
set -Eeuo pipefail
export SSM_scripts=${scripts}
packed='
${lines.join("\n")}
'
# By pipes: a here-document may need room on the disk. The newline that ends the text is lost and given back.
script=$(printf '%s' "$packed" | base64 -d | gzip -dc) || script=''
if [[ $(printf '%s\\n' "$script" | sha256sum) != '${sha256(text)}  -' ]]; then
  printf 'The script of this document is not the one that was built: its SHA-256 is another. Nothing was run; apply the infrastructure again.\\n' >&2
  exit 2
fi
unset packed
eval "$script"
`;
}

/** What `pack` packed. Throws BundleError when it is something else, or when its text has another digest than it says. */
export function unpack(packed: string): Packed {
  const scripts = /^export SSM_scripts=([0-9a-f]{64})$/m.exec(packed)?.[1];
  const [, base64 = ""] = /^packed='\n([A-Za-z0-9+/=\n]+)\n'$/m.exec(packed) ?? [];
  const digest = /!= '([0-9a-f]{64}) {2}-'/.exec(packed)?.[1];
  const text = readGzip(base64);
  if (scripts === undefined || digest === undefined || text === undefined || sha256(text) !== digest) {
    throw new BundleError("The packed release.sh cannot be unpacked: build it anew (npm run build).");
  }
  return { text, scripts };
}

function readGzip(base64: string): string | undefined {
  try {
    return gunzipSync(Buffer.from(base64, "base64")).toString();
  } catch {
    return undefined;
  }
}

/** What shell/ is to be packed as. Throws BundleError. */
export const packedFrom = (shell: string): Packed => ({
  text: bundle(join(shell, "release.sh")),
  scripts: digestOfInstalled(shell),
});

/** Is `packed` of this shell/, whichever gzip made its bytes? */
export function isPackedFrom(shell: string, packed: string): boolean {
  const wanted = packedFrom(shell);
  try {
    // Around the bytes all is the same text.
    return pack(wanted).replace(bytes, "") === packed.replace(bytes, "") && unpack(packed).text === wanted.text;
  } catch (error) {
    if (error instanceof BundleError) return false;
    throw error;
  }
}

const bytes = /^packed='\n[A-Za-z0-9+/=\n]+\n'$/m;

/** As install_scripts of shell/bootstrap/configure.sh copies it. */
const INSTALLED = ["release.sh", "launch.sh", "guard.sh", "join.sh", "ready.sh", "lib", "release", "nginx"];

/** The digest that release.sh's `status` finds on a host whose scripts are those of this shell/ (shell/release/versions.sh). */
export function digestOfInstalled(shell: string): string {
  const files = INSTALLED.flatMap((name) => {
    if (!statSync(join(shell, name)).isDirectory()) return [name];
    const within = readdirSync(join(shell, name), { recursive: true, encoding: "utf8" }).map((one) => `${name}/${one}`);
    return within.filter((one) => statSync(join(shell, one)).isFile());
  });
  const lines = files.sort().map((name) => `${sha256(readFileSync(join(shell, name), "utf8"))}  ./${name}\n`);
  return sha256(lines.join(""));
}
