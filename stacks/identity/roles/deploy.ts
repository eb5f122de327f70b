import type { Environment } from "../../config/environment.ts";
import type { Keys } from "../../storage/keys.ts";
import { places } from "../places.ts";
import { askAlarms, find, followCommands, onlyOnce, readEntry, send, useKey } from "../shared.ts";
import { allow, deny, type Statement } from "../statement.ts";

/** Brings a stored release onto the hosts, or back. It can make no release and run no script but ours. */
export function deploy(environment: Environment, keys: Keys): Statement[] {
  const { artifacts, records, documents, topics } = places(environment);
  const written = `${artifacts}/${records}`;
  return [
    readEntry(environment),
    allow("ReadManifests", { Action: ["s3:GetObject"], Resource: [`${artifacts}/releases/*/release.json`] }),
    find("FindRecords", artifacts, [`${records}/*`, "releases/*"]),
    allow("ReadRecords", { Action: ["s3:GetObject"], Resource: [`${written}/*`] }),
    allow("WriteRecords", {
      Action: ["s3:PutObject"],
      Resource: ["current.json", "lease.json", "bad/*", "history/*", "logs/*", "rollouts/*"].map(
        (key) => `${written}/${key}`,
      ),
    }),
    onlyOnce("AppendHistoryOnly", [`${written}/history/*`]),
    // Two runs that met would overwrite each other.
    deny("NoBlindWrites", {
      Action: ["s3:PutObject"],
      Resource: [`${written}/*`],
      Condition: { Null: { "s3:if-match": "true", "s3:if-none-match": "true" } },
    }),
    useKey("UseArtifactKey", environment, keys.artifacts, ["s3"], true),
    ...send(environment, "SendOurScripts", [documents.release, documents.status]),
    followCommands(),
    allow("CancelCommands", { Action: ["ssm:CancelCommand"], Resource: ["*"] }),
    // The bake's question: does the release harm anyone?
    askAlarms(),
    allow("TellReleases", { Action: ["sns:Publish"], Resource: [topics.releases] }),
    useKey("EncryptNotices", environment, keys.records, ["sns"], true),
  ];
}
