import type { S3Call } from "./call.ts";
import { invalidArgument } from "./failure.ts";

/** The bucket, key and version that x-amz-copy-source names. */
export function sourcePlace({ request }: Pick<S3Call, "request">) {
  const [path = "", parameters = ""] = (request.headers["x-amz-copy-source"] ?? "").split("?");
  const [, name = "", key = ""] = /^\/?([^/]+)\/(.+)$/s.exec(decodePath(path)) ?? [];
  if (!key) throw invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
  const query = new URLSearchParams(parameters);
  return { name, key, query, versionId: query.get("versionId") };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidArgument("Copy Source is not percent-encoded.");
  }
}
