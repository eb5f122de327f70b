import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { AwsFailure, code, isAbsent } from "./failure.ts";

/** Far larger than any manifest or record; what is bigger under such a key is neither. */
const LARGEST = 1024 * 1024;

/** The SDK repeats a request that fails, but not a body that breaks off or fails its checksum on the way. */
const TRIES = 3;

/** A small object as text, whole and checked; undefined when there is none. Throws AwsFailure. */
export async function readText(
  s3: S3Client,
  bucket: string,
  key: string,
): Promise<{ body: string; etag: string } | undefined> {
  for (let attempt = 1; ; attempt++) {
    let answered = false;
    try {
      const { Body, ContentLength = 0, ETag = "" } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (ContentLength > LARGEST) throw new Error(`it has ${ContentLength} bytes, at most ${LARGEST} make sense`);
      answered = true;
      return { body: (await Body?.transformToString()) ?? "", etag: ETag };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      if (!answered || attempt === TRIES) throw new AwsFailure(`Reading s3://${bucket}/${key}`, code(error), error);
    }
  }
}
