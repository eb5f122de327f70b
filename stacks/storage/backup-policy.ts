import type { Environment } from "../config/environment.ts";
import { administratorOf, pipelineRoles, type Statement, withoutMfa } from "./policy.ts";

/**
 * What the lock alone does not say: it keeps versions, but a delete marker would still hide them, a request may carry a
 * shorter retention than the bucket's, and a bucket's own settings are not locked at all.
 */
export const backupStatements =
  (environment: Environment) =>
  (bucket: string): Statement[] => [
    {
      Sid: "NoDeletionWithoutMfa",
      Effect: "Deny",
      Principal: "*",
      // Retention is the bucket's alone: no writer gives a backup a shorter one, nor a hundred years at our expense.
      Action: [
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:PutObjectRetention",
        "s3:PutObjectLegalHold",
        "s3:BypassGovernanceRetention",
      ],
      Resource: `${bucket}/*`,
      Condition: withoutMfa(administratorOf(environment)),
    },
    {
      Sid: "PipelineOnlyAdds",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:Delete*", "s3:PutBucket*", "s3:Put*Configuration", "s3:PutObjectRetention", "s3:PutObjectLegalHold"],
      Resource: [bucket, `${bucket}/*`],
      Condition: { ArnLike: { "aws:PrincipalArn": pipelineRoles(environment) } },
    },
  ];
