import type { AwsResponse } from "../../protocol/service.ts";
import { bucketOf, owner, type S3Call, xmlReply } from "../call.ts";
import { invalidArgument } from "../failure.ts";
import type { Bucket } from "../storage/bucket.ts";
import { compareKeys } from "../storage/sorted-keys.ts";
import type { Version } from "../storage/version.ts";
import { pageOf, readScope, type Scope, walk } from "./listing.ts";
import { prefixes, row } from "./objects.ts";

interface Listed {
  key: string;
  group: string | undefined;
  /** Absent for a group. */
  version?: Version;
  latest?: boolean;
}

interface Marker {
  key: string;
  versionId: string;
}

/** All versions and delete markers, keys in listing order and each key's newest first. */
export function listObjectVersions(call: S3Call): AwsResponse {
  const { query } = call.request;
  const bucket = bucketOf(call);
  const scope = readScope(query, "max-keys");
  const marker = { key: query.get("key-marker") ?? "", versionId: query.get("version-id-marker") ?? "" };
  if (marker.versionId && !marker.key) {
    throw invalidArgument("A version-id marker cannot be specified without a key marker.");
  }
  const { shown, more } = pageOf(listed(bucket, scope, marker), scope.most);
  const next = more ? shown.at(-1) : undefined;
  const entries = shown.flatMap(({ key, version, latest }) =>
    version ? [{ version, head: { Key: scope.encode(key), VersionId: version.id, IsLatest: latest } }] : [],
  );
  const [markers, versions] = [
    entries.filter((one) => one.version.marker),
    entries.filter((one) => !one.version.marker),
  ];
  return xmlReply("ListVersionsResult", {
    Name: bucket.name,
    Prefix: scope.encode(scope.prefix),
    Delimiter: scope.delimiter ? scope.encode(scope.delimiter) : undefined,
    KeyMarker: scope.encode(marker.key),
    VersionIdMarker: marker.versionId,
    NextKeyMarker: next && scope.encode(next.group ?? next.key),
    NextVersionIdMarker: next?.version?.id,
    MaxKeys: scope.most,
    EncodingType: scope.encodingType,
    IsTruncated: more,
    Version: versions.map(({ head, version }) => ({ ...head, ...row(version), Owner: owner })),
    DeleteMarker: markers.map(({ head, version }) => ({ ...head, LastModified: version.modified, Owner: owner })),
    CommonPrefixes: prefixes(scope, shown),
  });
}

/** The marker's own key still counts when versions of it, after the marker's, are left. */
function* listed(bucket: Bucket, scope: Scope, marker: Marker): Generator<Listed, void, undefined> {
  const isShown = (key: string) => {
    const order = compareKeys(key, marker.key);
    return order > 0 || (order === 0 && marker.versionId !== "");
  };
  for (const { key, group } of walk(bucket, scope, marker.key, isShown)) {
    if (group !== undefined) {
      yield { key, group };
      continue;
    }
    const versions = bucket.entry(key)?.versions ?? [];
    const seen = key === marker.key ? versions.findIndex((one) => one.id === marker.versionId) + 1 : 0;
    for (const [index, version] of versions.entries()) {
      if (index >= seen) yield { key, group, version, latest: index === 0 };
    }
  }
}
