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
