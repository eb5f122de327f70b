import type { Service } from "../protocol/service.ts";

export interface Place {
  bucketName: string;
  key: string;
}

/** Path style only: /bucket/key. */
export function locate(path: string): Place {
  const [, bucketName = "", key = ""] = /^\/([^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
  return { bucketName, key };
}

// Query words that make a request another operation. A word that has no handler ends as a 501 that names the operation.
const subresources: Record<string, string> = {
  accelerate: "AccelerateConfiguration",
  acl: "Acl",
  analytics: "AnalyticsConfiguration",
  attributes: "Attributes",
  cors: "Cors",
  encryption: "Encryption",
  "intelligent-tiering": "IntelligentTieringConfiguration",
  inventory: "InventoryConfiguration",
  "legal-hold": "LegalHold",
  lifecycle: "LifecycleConfiguration",
  location: "Location",
  logging: "Logging",
  metrics: "MetricsConfiguration",
  notification: "NotificationConfiguration",
  "object-lock": "ObjectLockConfiguration",
  ownershipControls: "OwnershipControls",
  policy: "Policy",
  policyStatus: "PolicyStatus",
  publicAccessBlock: "PublicAccessBlock",
  replication: "Replication",
  requestPayment: "RequestPayment",
  restore: "Restore",
  retention: "Retention",
  select: "Content",
  tagging: "Tagging",
  torrent: "Torrent",
  versioning: "Versioning",
  website: "Website",
};

const verbs: Record<string, string> = { GET: "Get", HEAD: "Head", PUT: "Put", POST: "Post", DELETE: "Delete" };

type Head = Parameters<Service["operation"]>[0];

/** The operation's AWS name, whether or not it is implemented. */
export function operationOf({ method, path, query, headers }: Head): string | undefined {
  const verb = verbs[method];
  if (!verb) return undefined;
  const { bucketName, key } = locate(path);
  if (bucketName === "") return method === "GET" ? "ListBuckets" : undefined;
  const word = Object.keys(subresources).find((one) => query.has(one));
  if (word) return `${verb}${key ? "Object" : "Bucket"}${subresources[word]}`;
  return key ? objectOperation(method, query, headers) : bucketOperation(method, query);
}

function bucketOperation(method: string, query: URLSearchParams): string | undefined {
  if (method === "GET") {
    if (query.has("uploads")) return "ListMultipartUploads";
    if (query.has("versions")) return "ListObjectVersions";
    return query.get("list-type") === "2" ? "ListObjectsV2" : "ListObjects";
  }
  if (method === "POST") return query.has("delete") ? "DeleteObjects" : "PostObject";
  return { HEAD: "HeadBucket", PUT: "CreateBucket", DELETE: "DeleteBucket" }[method];
}

function objectOperation(method: string, query: URLSearchParams, headers: Record<string, string>): string | undefined {
  const copies = headers["x-amz-copy-source"] !== undefined;
  if (method === "POST") {
    if (query.has("uploads")) return "CreateMultipartUpload";
    return query.has("uploadId") ? "CompleteMultipartUpload" : undefined;
  }
  if (method === "PUT") {
    if (query.has("partNumber") || query.has("uploadId")) return copies ? "UploadPartCopy" : "UploadPart";
    return copies ? "CopyObject" : "PutObject";
  }
  if (method === "DELETE") return query.has("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
  if (method === "HEAD") return "HeadObject";
  return query.has("uploadId") ? "ListParts" : "GetObject";
}
