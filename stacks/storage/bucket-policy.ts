import { policyText, type Statement } from "./policy.ts";

interface Asked {
  account: string;
  /** The one key that objects are encrypted with; undefined: S3's own encryption, AES256. */
  key: string | undefined;
  more: Statement[];
}

/** Denials that no role can lift; what is allowed is said by the roles, or by `more`. */
export function bucketPolicy(bucket: string, { account, key, more }: Asked): string {
  const everything = [bucket, `${bucket}/*`];
  const deny = (Sid: string, Action: string, Condition: Statement["Condition"]): Statement => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: Action === "s3:PutObject" ? `${bucket}/*` : everything,
    ...(Condition && { Condition }),
  });
  return policyText([
    ...more,
    deny("TlsOnly", "s3:*", { Bool: { "aws:SecureTransport": "false" } }),
    deny("NoOldTls", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
    deny("OwnAccountOnly", "s3:*", {
      StringNotEquals: { "aws:PrincipalAccount": account },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    }),
    // A write that names no encryption gets the bucket's; one that names any must name ours ("aws:kms" alone means AWS's key).
    key === undefined
      ? deny("OurEncryptionOnly", "s3:PutObject", {
          Null: { "s3:x-amz-server-side-encryption": "false" },
          StringNotEquals: { "s3:x-amz-server-side-encryption": "AES256" },
        })
      : deny("OurKeyOnly", "s3:PutObject", {
          Null: { "s3:x-amz-server-side-encryption": "false" },
          StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": key },
        }),
    // A key that the caller brings along names no server-side encryption at all, and locks us out of our own objects:
    // a thief of a role that may write could hold them to ransom.
    deny("NoKeyOfTheCaller", "s3:PutObject", {
      Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" },
    }),
  ]);
}
