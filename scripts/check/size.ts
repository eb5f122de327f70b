import { none } from "./finding.ts";
import { files, text } from "./repository.ts";

const LONGEST = 250;

export function filesAreSmall(): void {
  const findings = files(/\.(ts|tsx|js|mjs|sh|css)$/)
    .filter((path) => !path.startsWith("dist/"))
    .map((path) => ({ path, lines: text(path).split("\n").length - 1 }))
    .filter(({ lines }) => lines > LONGEST)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
  none(findings, `split by what the parts do; at most ${LONGEST} lines a file`);
}
