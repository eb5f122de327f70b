import { stale as staleFigures } from "../figures.ts";
import { stale } from "../tables.ts";
import { none } from "./finding.ts";

export function tablesAreWritten(): void {
  none(
    stale().map(([page]) => `${page} has other tables than its action.yml says`),
    "npm run tables",
  );
}

export function figuresAreMeasured(): void {
  none(
    staleFigures().map(([path]) => `${path} shows other figures than docs/demo.json`),
    "npm run demo, then npm run figures",
  );
}
