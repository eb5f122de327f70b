import type { Promised } from "./promise.ts";
import { type Attributes, ofBucket, resources, type Stack } from "./synthesis.ts";

interface Statement {
  Effect: string;
  Principal: string;
  Action: string;
  Resource: string | string[];
  Condition: Record<string, Record<string, string>>;
}

const drop = (type: string) => (stack: Stack) => {
  delete stack.resource[type];
};

const everyBucket = (stack: Stack, check: (name: string) => boolean) => {
  const buckets = resources(stack, "aws_s3_bucket").map(([name]) => name);
  return buckets.length > 0 && buckets.every(check);
};

/** A denial for everyone that covers the bucket itself and everything in it. */
function denial(stack: Stack, bucket: string, meant: (statement: Statement) => boolean): boolean {
  const policy = ofBucket(stack, "aws_s3_bucket_policy", bucket)?.policy;
  if (typeof policy !== "string") return false;
  const arn = `\${aws_s3_bucket.${bucket}.arn}`;
  return (JSON.parse(policy).Statement as Statement[]).some((one) => {
    const covered = [one.Resource].flat();
    const whole = one.Action === "s3:PutObject" ? [`${arn}/*`] : [arn, `${arn}/*`];
    return (
      one.Effect === "Deny" && one.Principal === "*" && whole.every((each) => covered.includes(each)) && meant(one)
    );
  });
}

const forget = (sid: string) => (stack: Stack) => {
  for (const [, one] of resources(stack, "aws_s3_bucket_policy")) {
    const policy = JSON.parse(String(one.policy));
    policy.Statement = policy.Statement.filter((statement: { Sid: string }) => statement.Sid !== sid);
    one.policy = JSON.stringify(policy);
  }
};

const first = (value: unknown) => [value].flat()[0] as Attributes | undefined;
const rulesOf = (stack: Stack, bucket: string) =>
  (ofBucket(stack, "aws_s3_bucket_lifecycle_configuration", bucket)?.rule ?? []) as Attributes[];
const rules = (stack: Stack, bucket: string) => rulesOf(stack, bucket).filter((rule) => rule.status === "Enabled");
const encryption = (stack: Stack, bucket: string) => {
  const rule = first(ofBucket(stack, "aws_s3_bucket_server_side_encryption_configuration", bucket)?.rule);
  return first(rule?.apply_server_side_encryption_by_default);
};
const versioning = (stack: Stack, bucket: string) => ofBucket(stack, "aws_s3_bucket_versioning", bucket);
const whole = (rule: Attributes) => first(rule.filter)?.prefix === "";

export const storagePromises: Promised[] = [
  {
    promise: "every bucket keeps the former versions of its objects",
    holds: (stack) =>
      everyBucket(stack, (name) => first(versioning(stack, name)?.versioning_configuration)?.status === "Enabled"),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_s3_bucket_versioning")) {
        one.versioning_configuration = { status: "Suspended" };
      }
    },
  },
  {
    promise: "every bucket but the one that AWS's services write to is encrypted with a key of our own that is rotated",
    holds: (stack) =>
      everyBucket(stack, (name) => {
        const used = encryption(stack, name);
        const key = /^\$\{aws_kms_key\.(\w+)\.arn\}$/.exec(String(used?.kms_master_key_id))?.[1] ?? "";
        if (name === "logs") return used?.sse_algorithm === "AES256";
        return used?.sse_algorithm === "aws:kms" && stack.resource.aws_kms_key?.[key]?.enable_key_rotation === true;
      }),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_kms_key")) one.enable_key_rotation = false;
    },
  },
  {
    promise: "no write can name another encryption than the bucket's own",
    holds: (stack) =>
      everyBucket(stack, (name) =>
        denial(stack, name, ({ Action, Condition }) => {
          const used = encryption(stack, name);
          const key = Condition.StringNotEquals?.["s3:x-amz-server-side-encryption-aws-kms-key-id"];
          const algorithm = Condition.StringNotEquals?.["s3:x-amz-server-side-encryption"];
          return (
            Action === "s3:PutObject" &&
            Condition.Null?.["s3:x-amz-server-side-encryption"] === "false" &&
            (used?.sse_algorithm === "AES256" ? algorithm === "AES256" : key === used?.kms_master_key_id)
          );
        }),
      ),
    spoil: forget("OurKeyOnly"),
  },
  {
    promise: "no write can bring its own key and hold our objects to ransom",
    holds: (stack) =>
      everyBucket(stack, (name) =>
        denial(
          stack,
          name,
          ({ Action, Condition }) =>
            Action === "s3:PutObject" &&
            Condition.Null?.["s3:x-amz-server-side-encryption-customer-algorithm"] === "false",
        ),
      ),
    spoil: forget("NoKeyOfTheCaller"),
  },
  {
    promise: "no bucket can become public",
    holds: (stack) =>
      everyBucket(stack, (name) => {
        const block = ofBucket(stack, "aws_s3_bucket_public_access_block", name);
        const flags = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
        return flags.every((flag) => block?.[flag] === true);
      }),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_s3_bucket_public_access_block")) one.ignore_public_acls = false;
    },
  },
  {
    promise: "no bucket takes access lists: the owner's policies alone decide",
    holds: (stack) =>
      everyBucket(
        stack,
        (name) =>
          first(ofBucket(stack, "aws_s3_bucket_ownership_controls", name)?.rule)?.object_ownership ===
          "BucketOwnerEnforced",
      ),
    spoil: drop("aws_s3_bucket_ownership_controls"),
  },
  {
    promise: "no bucket answers over plain HTTP",
    holds: (stack) =>
      everyBucket(stack, (name) =>
        denial(
          stack,
          name,
          ({ Action, Condition }) => Action === "s3:*" && Condition.Bool?.["aws:SecureTransport"] === "false",
        ),
      ),
    spoil: forget("TlsOnly"),
  },
  {
    promise: "no bucket answers over TLS older than 1.2",
    holds: (stack) =>
      everyBucket(stack, (name) =>
        denial(stack, name, ({ Action, Condition }) => {
          return Action === "s3:*" && Number(Condition.NumericLessThan?.["s3:TlsVersion"]) >= 1.2;
        }),
      ),
    spoil: forget("NoOldTls"),
  },
  {
    promise: "no bucket answers another account",
    holds: (stack) =>
      everyBucket(stack, (name) =>
        denial(
          stack,
          name,
          ({ Action, Condition }) =>
            Action === "s3:*" &&
            Condition.StringNotEquals?.["aws:PrincipalAccount"] === first(stack.provider.aws[0]?.allowed_account_ids),
        ),
      ),
    spoil: forget("OwnAccountOnly"),
  },
  {
    promise: "unfinished uploads and former versions go away, from every key",
    holds: (stack) =>
      everyBucket(stack, (name) => {
        const all = rules(stack, name).filter(whole);
        return (
          all.some((rule) => Number(first(rule.abort_incomplete_multipart_upload)?.days_after_initiation) > 0) &&
          all.some((rule) => Number(first(rule.noncurrent_version_expiration)?.noncurrent_days) > 0)
        );
      }),
    spoil: (stack) => {
      for (const [, one] of resources(stack, "aws_s3_bucket_lifecycle_configuration")) {
        for (const rule of one.rule as Attributes[]) rule.status = "Disabled";
      }
    },
  },
  {
    promise: "no rule expires a release",
    holds: (stack) =>
      rules(stack, "artifacts").every((rule) => {
        const { days, date } = first(rule.expiration) ?? {};
        return days === undefined && date === undefined;
      }),
    spoil: (stack) => {
      rulesOf(stack, "artifacts").push({ id: "old", status: "Enabled", expiration: [{ days: 90 }] });
    },
  },
];
