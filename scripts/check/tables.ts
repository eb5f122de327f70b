import { stale } from "../tables.ts";
import { none } from "./finding.ts";

export function tablesAreWritten(): void {
  none(
    stale().map(([page]) => `${page} has other tables than its action.yml says`),
    "npm run tables",
  );
}
