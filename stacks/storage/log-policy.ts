import type { Environment } from "../config/environment.ts";
import type { Statement } from "./policy.ts";

/** What the balancer's `access_logs.prefix` must be. */
export const BALANCER_PREFIX = "balancer";

const BALANCER = "logdelivery.elasticloadbalancing.amazonaws.com";
const S3 = "logging.s3.amazonaws.com";

/**
 * Exactly two services write: the balancer's log delivery and S3's. Both take no bucket whose default is a KMS key (read
 * 2026-11: elasticloadbalancing/latest/application/enable-access-logging.html, "the only server-side encryption option that's
 * supported is SSE-S3"; AmazonS3 API, LoggingEnabled, "can't use SSE-KMS", nor Object Lock), hence AES256 here.
 */
export const deliveries =
  ({ account, names }: Environment) =>
  (bucket: string): Statement[] => [
    {
      Sid: "BalancerDelivers",
      Effect: "Allow",
      Principal: { Service: BALANCER },
      Action: "s3:PutObject",
      // The service writes each account's logs under that account's number: with ours in the path no foreign balancer fits.
      Resource: `${bucket}/${BALANCER_PREFIX}/AWSLogs/${account}/*`,
    },
    {
      Sid: "S3Delivers",
      Effect: "Allow",
      Principal: { Service: S3 },
      Action: "s3:PutObject",
      Resource: `${bucket}/s3/*`,
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: {
          "aws:SourceArn": [names.artifactBucket, names.imageBucket, names.backupBucket].map(
            (name) => `arn:aws:s3:::${name}`,
          ),
        },
      },
    },
    {
      // No role writes a log, so none can plant a line in one.
      Sid: "OnlyServicesWrite",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: `${bucket}/*`,
      Condition: { StringNotEquals: { "aws:PrincipalServiceName": [BALANCER, S3] } },
    },
  ];
