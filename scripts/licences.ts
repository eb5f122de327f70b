import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/** What may be shipped in a bundle. MPL-2.0 asks that its source can be found: the address stands beside it. */
const KNOWN = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0"];
const TEXT = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

/** A package would be shipped whose licence is not on the list. */
export class LicenceUnknown extends Error {}

export interface Bundled {
  name: string;
  version: string;
  licence: string;
  source: string;
  text: string;
  /** Whether one of our own files imports it. */
  direct: boolean;
}

const PACKAGE = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** Every package of which something is in the bundles, by esbuild's account of what it read. Throws LicenceUnknown. */
export function bundled(root: string, { inputs }: Metafile): Bundled[] {
  const own = Object.entries(inputs).filter(([file]) => !file.includes("node_modules/"));
  const imported = new Set(
    own.flatMap(([, { imports }]) => imports.flatMap(({ path }) => PACKAGE.exec(path)?.[1] ?? [])),
  );
  const folders = new Map(Object.keys(inputs).flatMap((file) => (PACKAGE.test(file) ? [folderOf(file)] : [])));
  return [...folders].map(([folder, name]) => described(root, folder, name, imported.has(folder))).sort(byName);
}

function folderOf(file: string): [string, string] {
  const [, folder = "", name = ""] = PACKAGE.exec(file) ?? [];
  return [folder, name];
}

function described(root: string, folder: string, name: string, direct: boolean): Bundled {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const licence = String(manifest.license ?? "");
  if (!KNOWN.includes(licence)) {
    throw new LicenceUnknown(
      `${name} would be bundled under '${licence}': see whether it may be, and add it to scripts/licences.ts.`,
    );
  }
  const file = readdirSync(join(root, folder)).find((one) => TEXT.test(one));
  const text = file === undefined ? "" : readFileSync(join(root, folder, file), "utf8").trim();
  const { repository } = manifest;
  const address = String(typeof repository === "object" ? repository?.url : (repository ?? ""));
  const source = address.replace(/^git\+/, "").replace(/\.git$/, "");
  return { name, version: manifest.version, licence, source, text, direct };
}

const byName = (one: Bundled, other: Bundled) => (one.name < other.name ? -1 : 1);

/** The text of dist/LICENSES.txt. */
export function licences(all: Bundled[]): string {
  const head = `What the bundles beside this file hold of others, with their licences. Written by npm run build.\n`;
  const parts = all.map(({ name, version, licence, source, text }) =>
    [`${name} ${version}, ${licence}${source === "" ? "" : `, source: ${source}`}`, text].join("\n\n").trimEnd(),
  );
  return `${[head, ...parts].join(`\n${"-".repeat(80)}\n\n`)}\n`;
}
