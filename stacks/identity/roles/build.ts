import type { Environment } from "../../config/environment.ts";
import type { Keys } from "../../storage/keys.ts";
import { places } from "../places.ts";
import { findReleases, onlyOnce, readEntry, useKey } from "../shared.ts";
import { allow, type Statement } from "../statement.ts";

/** Packs a release and stores it, once. It reaches no host. */
export function build(environment: Environment, keys: Keys): Statement[] {
  const { artifacts } = places(environment);
  const releases = `${artifacts}/releases/*`;
  return [
    readEntry(environment),
    findReleases(environment),
    // What is there already is compared, not written again.
    allow("ReadReleases", { Action: ["s3:GetObject"], Resource: [releases] }),
    allow("StoreReleases", {
      Action: ["s3:PutObject", "s3:AbortMultipartUpload"],
      Resource: [`${releases}/artifact.tar.zst`, `${releases}/release.json`],
    }),
    onlyOnce("StoreOnlyOnce", [releases]),
    useKey("UseArtifactKey", environment, keys.artifacts, ["s3"], true),
  ];
}
