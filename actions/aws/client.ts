import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";

/** A custom endpoint (the sandbox, or an S3 look-alike) answers by path: it has no DNS name per bucket. */
const customEndpoint = () => Boolean(process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL);

/** Milliseconds. By default the SDK waits for ever on a connection that has died without a word; so would a rollout. */
const requestHandler = { connectionTimeout: 5_000, socketTimeout: 20_000 };

/** AWS's own variable wins, as it does for every other of its clients. */
const attempts = (usual: number) => {
  const wanted = Number(process.env.AWS_MAX_ATTEMPTS);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : usual;
};

/** Told to AWS with each request, so that its logs tell our calls from others. */
const customUserAgent = "kloverbuy-pipeline";

export const s3Client = (region: string) =>
  new S3Client({
    region,
    maxAttempts: attempts(5),
    retryMode: "standard",
    forcePathStyle: customEndpoint(),
    requestHandler,
    customUserAgent,
  });

export const cloudWatchClient = (region: string) =>
  new CloudWatchClient({ region, maxAttempts: attempts(5), retryMode: "standard", requestHandler, customUserAgent });

/** SSM's rates are not published: adaptive mode slows down to what the account gives. */
export const ssmClient = (region: string) =>
  new SSMClient({ region, maxAttempts: attempts(8), retryMode: "adaptive", requestHandler, customUserAgent });
