import type { Environment } from "../../config/environment.ts";
import type { Keys } from "../../storage/keys.ts";
import { places } from "../places.ts";
import { find, followCommands, readEntry, useKey } from "../shared.ts";
import { allow, type Statement } from "../statement.ts";

/**
 * Sees what backups there are, and reads them to compare. It can neither end one nor shorten its lock; making them comes with
 * the document that does.
 */
export function backup(environment: Environment, keys: Keys): Statement[] {
  const { backups } = places(environment);
  return [
    readEntry(environment),
    followCommands(),
    find("FindBackups", backups, ["*"]),
    allow("ReadBackups", { Action: ["s3:GetObject", "s3:GetObjectRetention"], Resource: [`${backups}/*`] }),
    useKey("DecryptBackups", environment, keys.backups, ["s3"], false),
  ];
}
