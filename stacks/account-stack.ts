import { EbsEncryptionByDefault } from "@cdktf/provider-aws/lib/ebs-encryption-by-default/index.js";
import { EbsSnapshotBlockPublicAccess } from "@cdktf/provider-aws/lib/ebs-snapshot-block-public-access/index.js";
import { Ec2ImageBlockPublicAccess } from "@cdktf/provider-aws/lib/ec2-image-block-public-access/index.js";
import { Ec2InstanceMetadataDefaults } from "@cdktf/provider-aws/lib/ec2-instance-metadata-defaults/index.js";
import { Ec2SerialConsoleAccess } from "@cdktf/provider-aws/lib/ec2-serial-console-access/index.js";
import { IamAccountPasswordPolicy } from "@cdktf/provider-aws/lib/iam-account-password-policy/index.js";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js";
import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block/index.js";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { keepState, type StateBucket } from "./config/state.ts";
import { AUDIENCE, ISSUER } from "./identity/trust.ts";
import { provider } from "./provider.ts";

/**
 * What an account has once, however many environments are in it: applied by an administrator before the first of them. A slip
 * anywhere else then meets a closed door: nothing public, nothing unencrypted, no metadata without a token.
 *
 * The monthly limit for texts has no resource in the provider; docs/pinpoint.md says how it is set by hand.
 */
export class AccountStack extends TerraformStack {
  constructor(scope: Construct, state: StateBucket) {
    super(scope, `kloverbuy-account-${state.account}`);
    provider(this, { ...state, environment: "all" });
    keepState(this, state);

    // AWS checks GitHub's certificate against its own list of authorities; a thumbprint would only age.
    new IamOpenidConnectProvider(this, "github", { url: `https://${ISSUER}`, clientIdList: [AUDIENCE] });
    new IamAccountPasswordPolicy(this, "passwords", {
      minimumPasswordLength: 16,
      passwordReusePrevention: 24,
      allowUsersToChangePassword: true,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
    });
    new S3AccountPublicAccessBlock(this, "no_public_buckets", {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new EbsEncryptionByDefault(this, "encrypted_disks", { enabled: true });
    new EbsSnapshotBlockPublicAccess(this, "no_public_snapshots", { state: "block-all-sharing" });
    new Ec2ImageBlockPublicAccess(this, "no_public_images", { state: "block-new-sharing" });
    new Ec2InstanceMetadataDefaults(this, "metadata", { httpTokens: "required", httpPutResponseHopLimit: 1 });
    new Ec2SerialConsoleAccess(this, "no_serial_console", { enabled: false });
  }
}
