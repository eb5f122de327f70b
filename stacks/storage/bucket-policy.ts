/** IAM policies as text; ARNs may be references that Terraform resolves. */
const policy = (statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** Whoever IAM lets: the key adds no rights of its own, and the account cannot lock itself out. */
export const keyPolicy = (account: string) =>
  policy([
    {
      Sid: "AccountDecidesByIam",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ]);

/** Denials that no role can lift; what is allowed is said by the roles. */
export function bucketPolicy({ bucket, key, account }: { bucket: string; key: string; account: string }): string {
  const deny = (Sid: string, Action: string, Condition: object) => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: Action === "s3:PutObject" ? `${bucket}/*` : [bucket, `${bucket}/*`],
    Condition,
  });
  return policy([
    deny("TlsOnly", "s3:*", { Bool: { "aws:SecureTransport": "false" } }),
    deny("NoOldTls", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
    deny("OwnAccountOnly", "s3:*", {
      StringNotEquals: { "aws:PrincipalAccount": account },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    }),
    // A write that names no encryption gets the bucket's; one that names any must name our key ("aws:kms" alone means AWS's).
    deny("OurKeyOnly", "s3:PutObject", {
      Null: { "s3:x-amz-server-side-encryption": "false" },
      StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": key },
    }),
  ]);
}
