import { join } from "node:path";
import type { Faults } from "../protocol/faults.ts";
import type { Service } from "../protocol/service.ts";
import type { Operation, S3Call } from "./call.ts";
import { keyUses } from "./encryption.ts";
import { failure, notImplemented, S3Error } from "./failure.ts";
import { concealed } from "./hidden.ts";
import { listMultipartUploads, listParts } from "./listing/multipart.ts";
import { listObjects, listObjectsV2 } from "./listing/objects.ts";
import { listObjectVersions } from "./listing/versions.ts";
import * as buckets from "./operations/buckets.ts";
import { completeMultipartUpload } from "./operations/complete.ts";
import { copyObject } from "./operations/copy.ts";
import { deleteObject, deleteObjects } from "./operations/delete.ts";
import * as multipart from "./operations/multipart.ts";
import { getObject, headObject } from "./operations/read.ts";
import { putObject } from "./operations/write.ts";
import { permissions } from "./permissions.ts";
import { locate, operationOf } from "./routes.ts";
import { Store } from "./storage/store.ts";
import { Uploads } from "./storage/uploads.ts";

const operations = new Map<string, Operation>(
  Object.entries({
    ListBuckets: buckets.listBuckets,
    CreateBucket: buckets.createBucket,
    HeadBucket: buckets.headBucket,
    DeleteBucket: buckets.deleteBucket,
    GetBucketLocation: buckets.getBucketLocation,
    GetBucketVersioning: buckets.getBucketVersioning,
    PutBucketVersioning: buckets.putBucketVersioning,
    GetBucketEncryption: buckets.getBucketEncryption,
    PutBucketEncryption: buckets.putBucketEncryption,
    PutObject: putObject,
    GetObject: getObject,
    HeadObject: headObject,
    CopyObject: copyObject,
    DeleteObject: deleteObject,
    DeleteObjects: deleteObjects,
    ListObjects: listObjects,
    ListObjectsV2: listObjectsV2,
    ListObjectVersions: listObjectVersions,
    CreateMultipartUpload: multipart.createMultipartUpload,
    UploadPart: multipart.uploadPart,
    CompleteMultipartUpload: completeMultipartUpload,
    AbortMultipartUpload: multipart.abortMultipartUpload,
    ListParts: listParts,
    ListMultipartUploads: listMultipartUploads,
  }),
);

const mostKeyBytes = 1024;

export interface S3Options {
  /** The sandbox's state folder; S3 keeps its own under `s3/`. */
  state: string;
  faults: Faults;
  region: string;
}

/** The service, and its store so that the daemon can make the stacks' buckets without a request. */
export function s3({ state, faults, region }: S3Options): Service & { store: Store } {
  const store = new Store(join(state, "s3"));
  const uploads = new Uploads(store);
  return {
    name: "s3",
    protocol: "s3",
    store,
    operation: operationOf,
    async handle(operation, request) {
      const run = operations.get(operation);
      if (!run) throw notImplemented(operation);
      const place = locate(request.path);
      checkKey(place.key);
      const call: S3Call = { request, ...place, store, uploads, faults, region };
      request.access.demand(...permissions(operation, call), ...keyUses(operation, call));
      try {
        return await run(call);
      } catch (error) {
        throw concealed(error, operation, call);
      }
    },
    failure,
  };
}

/** S3 allows `..` in a key as long as it never climbs above the bucket. Source: "Naming Amazon S3 objects" in the user guide. */
function checkKey(key: string): void {
  if (Buffer.byteLength(key) > mostKeyBytes) throw new S3Error("KeyTooLongError", 400, "Your key is too long");
  let depth = 0;
  for (const segment of key.split("/")) {
    depth += segment === ".." ? -1 : segment === "." || segment === "" ? 0 : 1;
    if (depth < 0) throw new S3Error("InvalidURI", 400, "Couldn't parse the specified URI.");
  }
}
