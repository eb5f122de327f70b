import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";

/** A custom endpoint (the sandbox, or an S3 look-alike) answers by path: it has no DNS name per bucket. */
const customEndpoint = () => Boolean(process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL);

export const s3Client = (region: string) =>
  new S3Client({ region, maxAttempts: 5, retryMode: "standard", forcePathStyle: customEndpoint() });

/** SSM's rates are not published: adaptive mode slows down to what the account gives. */
export const ssmClient = (region: string) => new SSMClient({ region, maxAttempts: 8, retryMode: "adaptive" });
