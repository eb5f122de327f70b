import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile/index.js";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";

/** One role a job; `pipeline` is build and deploy in one step (the root action). */
export type RoleName =
  | "host"
  | "build"
  | "deploy"
  | "pipeline"
  | "backup"
  | "infrastructure-plan"
  | "infrastructure-apply"
  | "operator"
  | "administrator";

export interface Identity {
  roles: Record<RoleName, IamRole>;
  hostProfile: IamInstanceProfile;
}
