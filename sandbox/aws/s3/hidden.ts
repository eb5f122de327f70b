import type { S3Call } from "./call.ts";
import { S3Error } from "./failure.ts";
import { bucketArn } from "./permissions.ts";
import { sourcePlace } from "./source.ts";

/** Which permission lets a caller know that there is nothing. */
const seeing: Record<string, string> = { NoSuchKey: "s3:ListBucket", NoSuchVersion: "s3:ListBucketVersions" };

/**
 * To a caller that may not list a bucket S3 does not say that a key is absent: 403, as for a key that is there. Source: "Permissions" of
 * GetObject in the S3 API reference.
 */
export function concealed(error: unknown, operation: string, call: S3Call): unknown {
  const action = error instanceof S3Error ? seeing[error.code] : undefined;
  if (action === undefined || !["GetObject", "HeadObject", "CopyObject"].includes(operation)) return error;
  const name = operation === "CopyObject" ? sourcePlace(call).name : call.bucketName;
  const { access, principal } = call.request;
  const resource = bucketArn(name);
  if (access.may({ action, resource })) return error;
  const message = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`;
  return new S3Error("AccessDenied", 403, message);
}
