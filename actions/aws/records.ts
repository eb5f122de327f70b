import { ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { type Records, RecordUnreadable } from "../lib/environment/records.ts";
import { AwsFailure, code, isAbsent, isConflict, isPreconditionFailed } from "./failure.ts";
import { readText } from "./s3-text.ts";

/** Times that a conditional write is tried when S3 asks to try again (409). */
const TRIES = 4;

/** Records as objects of the artifact bucket; the version is the ETag. */
export function s3Records(s3: S3Client, bucket: string): Records {
  const uri = (key: string) => `s3://${bucket}/${key}`;

  const text = (key: string) => readText(s3, bucket, key);

  return {
    async read(key) {
      const stored = await text(key);
      if (stored === undefined) return undefined;
      try {
        return { value: JSON.parse(stored.body), version: stored.etag };
      } catch (cause) {
        throw new RecordUnreadable(key, cause);
      }
    },

    async write(key, value, version) {
      const Body = `${JSON.stringify(value, null, 2)}\n`;
      const condition = version === undefined ? { IfNoneMatch: "*" } : { IfMatch: version };
      const put = {
        Bucket: bucket,
        Key: key,
        Body,
        ContentType: "application/json",
        ChecksumAlgorithm: "SHA256",
      } as const;
      for (let attempt = 1; ; attempt++) {
        try {
          return (await s3.send(new PutObjectCommand({ ...put, ...condition }))).ETag;
        } catch (error) {
          // A record that is gone cannot match either: S3 says 404 to If-Match on an absent key.
          if (isPreconditionFailed(error) || isAbsent(error)) {
            // The SDK sends again when a reply is lost, and then finds its own write in the way.
            const stored = await text(key);
            return stored?.body === Body ? stored.etag : undefined;
          }
          if (!isConflict(error) || attempt === TRIES) throw new AwsFailure(`Writing ${uri(key)}`, code(error), error);
        }
      }
    },

    async list(prefix) {
      const keys: string[] = [];
      let ContinuationToken: string | undefined;
      try {
        do {
          const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken }));
          keys.push(...(page.Contents ?? []).flatMap((one) => one.Key ?? []));
          ContinuationToken = page.NextContinuationToken;
        } while (ContinuationToken !== undefined);
      } catch (error) {
        throw new AwsFailure(`Listing ${uri(prefix)}`, code(error), error);
      }
      return keys.sort();
    },
  };
}
