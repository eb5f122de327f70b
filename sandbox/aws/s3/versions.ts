import type { AwsResponse } from "../service.ts";
import { bucketOf, owner, type S3Call, xmlReply } from "./call.ts";
import { invalidArgument } from "./failure.ts";
import { pageOf, readScope, row } from "./listing.ts";
import type { Version } from "./version.ts";

interface Listed {
  key: string;
  version: Version;
  latest: boolean;
}

/** All versions and delete markers, keys in listing order and each key's newest first. */
export function listObjectVersions(call: S3Call): AwsResponse {
  const { query } = call.request;
  const bucket = bucketOf(call);
  const scope = readScope(query, "max-keys");
  const keyMarker = query.get("key-marker") ?? "";
  const idMarker = query.get("version-id-marker") ?? "";
  if (idMarker && !keyMarker) throw invalidArgument("A version-id marker cannot be specified without a key marker.");
  // The marker's own key may have versions left, so it is read beside the page of keys after it.
  const rest = idMarker ? listed(call, keyMarker).slice(after(listed(call, keyMarker), idMarker)) : [];
  const page = pageOf(bucket, scope, keyMarker, () => true);
  const all = [...rest, ...page.keys.flatMap((key) => listed(call, key))];
  const room = Math.max(scope.most - page.prefixes.length, 0);
  const shown = all.slice(0, room);
  const last = shown.at(-1);
  const truncated = scope.most > 0 && (all.length > room || page.next !== undefined);
  const next = all.length > room ? last?.key : page.next;
  const entries = shown.map(({ key, version, latest }) => ({ key: scope.encode(key), version, latest }));
  return xmlReply("ListVersionsResult", {
    Name: bucket.name,
    Prefix: scope.encode(scope.prefix),
    Delimiter: scope.delimiter ? scope.encode(scope.delimiter) : undefined,
    KeyMarker: scope.encode(keyMarker),
    VersionIdMarker: idMarker,
    NextKeyMarker: truncated && next !== undefined ? scope.encode(next) : undefined,
    NextVersionIdMarker: truncated && all.length > room ? last?.version.id : undefined,
    MaxKeys: scope.most,
    EncodingType: scope.encodingType,
    IsTruncated: truncated,
    Version: entries
      .filter((one) => !one.version.marker)
      .map((one) => ({ ...identity(one), ...row(one.version), Owner: owner })),
    DeleteMarker: entries
      .filter((one) => one.version.marker)
      .map((one) => ({ ...identity(one), LastModified: one.version.modified, Owner: owner })),
    CommonPrefixes: page.prefixes.map((one) => ({ Prefix: scope.encode(one) })),
  });
}

const identity = ({ key, version, latest }: Listed) => ({ Key: key, VersionId: version.id, IsLatest: latest });

const after = (versions: Listed[], id: string) => versions.findIndex((one) => one.version.id === id) + 1;

function listed(call: S3Call, key: string): Listed[] {
  const versions = bucketOf(call).entry(key)?.versions ?? [];
  return versions.map((version, index) => ({ key, version, latest: index === 0 }));
}
