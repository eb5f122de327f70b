import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Principal } from "../../../sandbox/aws/protocol/principal.ts";

/** Puts objects as a tester would, past every rule of the build action. */
export function bucketClient(endpoint: string, region: string, key: Principal) {
  const { accessKeyId, secretAccessKey } = key;
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  return {
    put: (Bucket: string, Key: string, Body: Buffer | string) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body })),
    close: () => client.destroy(),
  };
}
