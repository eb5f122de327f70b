import type { Ground } from "../ground.ts";
import { address, type DeclaredStack, type Played, type Resource } from "../protocol/played.ts";
import { s3 } from "./index.ts";

export function play({ state, faults, region, governs }: Ground) {
  const service = s3({ state, faults, region });
  return {
    service,
    resources: {
      aws_s3_bucket: { id: (own) => own("bucket"), arn: (own) => `arn:aws:s3:::${own("bucket")}` },
      aws_s3_bucket_policy: {},
      aws_s3_bucket_server_side_encryption_configuration: {},
      aws_s3_bucket_versioning: {},
    },
    take(stack) {
      const versionings = stack.byOwner("aws_s3_bucket_versioning", "bucket");
      const policies = stack.byOwner("aws_s3_bucket_policy", "bucket");
      const encryptions = stack.byOwner("aws_s3_bucket_server_side_encryption_configuration", "bucket");
      for (const one of stack.of("aws_s3_bucket")) {
        const name = stack.text(one, "bucket");
        const policy = policies.get(name);
        governs(stack.text(one, "arn"), policy && stack.text(policy, "policy"));
        const encryption = encryptionOf(stack, encryptions.get(name));
        const versioned = isVersioned(versionings.get(name));
        const bucket = service.store.find(name) ?? service.store.create(name);
        bucket.configure({ ...(versioned && { versioning: "Enabled" }), ...(encryption && { encryption }) });
      }
    },
  } satisfies Played;
}

const isVersioned = (declared: Resource | undefined) =>
  [declared?.attributes.versioning_configuration]
    .flat()
    .some((each) => (each as { status?: string } | undefined)?.status === "Enabled");

interface EncryptionRule {
  apply_server_side_encryption_by_default?: Choice | Choice[];
  bucket_key_enabled?: boolean;
}
interface Choice {
  sse_algorithm: "AES256" | "aws:kms";
  kms_master_key_id?: string;
}

function encryptionOf(stack: DeclaredStack, declared: Resource | undefined) {
  const [rule] = [declared?.attributes.rule].flat() as (EncryptionRule | undefined)[];
  const [choice] = [rule?.apply_server_side_encryption_by_default].flat();
  if (declared === undefined || choice === undefined) return undefined;
  const { sse_algorithm: algorithm, kms_master_key_id: key } = choice;
  if (key === undefined) return { algorithm };
  return { algorithm, keyId: stack.resolve(key, address(declared)), bucketKey: rule?.bucket_key_enabled === true };
}
