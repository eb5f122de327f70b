import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../bundle.ts";
import { none } from "./finding.ts";
import { files, text } from "./repository.ts";

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** Two installs months apart must give the same program; a range would not. */
export function dependenciesAreExact(): void {
  const findings = files(/(^|\/)package\.json$/).flatMap((path) => {
    const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(text(path));
    return ["dependencies", "devDependencies", "optionalDependencies"]
      .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${path}: ${name} is '${version}'`);
  });
  none(findings, "write the exact version (npm install -E NAME)");
}

type Manifest = Record<"dependencies" | "devDependencies" | "overrides", Record<string, string> | undefined>;
const manifest = (path: string): Manifest => JSON.parse(text(path));
const names = (of: Record<string, string> | undefined) => Object.keys(of ?? {});

/** Every package earns its place in docs/dependencies.md, and nothing stands there that is not used. */
export function dependenciesAreTold(): void {
  const page = "docs/dependencies.md";
  const used = files(/(^|\/)package\.json$/)
    .filter((path) => !path.startsWith("test/"))
    .flatMap((path) => {
      const { dependencies, devDependencies, overrides = {} } = manifest(path);
      const instead = Object.values(overrides).map((one) => one.replace(/^npm:(.+)@[^@]+$/, "$1"));
      return [...names(dependencies), ...names(devDependencies), ...instead];
    })
    // Types stand with what they are the types of.
    .filter((name) => !name.startsWith("@types/"));
  const tables = text(page).split("\n## On a host")[0] ?? "";
  const told = [...tables.matchAll(/^\| ([^|]+) \|/gm)]
    .flatMap(([, cell = ""]) => cell.split(","))
    .map((name) => name.trim())
    .filter((name) => /^[@a-z]/.test(name) && name !== "package");
  const findings = [
    ...used.filter((name) => !told.includes(name)).map((name) => `${name} is used, and ${page} does not say why`),
    ...told
      .filter((name) => !used.includes(name))
      .map((name) => `${page} tells of ${name}, which no package.json names`),
  ];
  none(findings, `a row of its own in ${page}, by its whole name`);
}

/** `dependencies` are what the bundles hold and our own files import; everything else is a tool. */
export async function dependenciesAreBundled(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kloverbuy-dist-"));
  try {
    const { packages } = await bundle(folder);
    const shipped = packages.filter(({ direct }) => direct).map(({ name }) => name);
    const wanted = names(manifest("package.json").dependencies);
    const findings = [
      ...shipped
        .filter((name) => !wanted.includes(name))
        .map((name) => `dist/ holds ${name}, which is a devDependency`),
      ...wanted
        .filter((name) => !shipped.includes(name))
        .map((name) => `${name} is a dependency, and nothing in dist/ uses it`),
    ];
    none(findings, "move it to where it belongs in package.json");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
