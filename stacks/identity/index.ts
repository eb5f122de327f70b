import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile/index.js";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { type RoleName, rolePath, roleTitle } from "../config/role-names.ts";
import type { Keys } from "../storage/keys.ts";
import { appSecret } from "./app-secret.ts";
import { boundary } from "./boundary.ts";
import { reads as readStatements } from "./reads.ts";
import { makePolicy, makeRole } from "./role.ts";
import { administrator } from "./roles/administrator.ts";
import { apply } from "./roles/apply.ts";
import { applyNetwork } from "./roles/apply-network.ts";
import { backup } from "./roles/backup.ts";
import { build } from "./roles/build.ts";
import { deploy } from "./roles/deploy.ts";
import { host } from "./roles/host.ts";
import { operator } from "./roles/operator.ts";
import { plan } from "./roles/plan.ts";
import { together } from "./shared.ts";
import { freshMfaTrust, githubTrust, hostTrust, peopleTrust } from "./trust.ts";

export type { RoleName } from "../config/role-names.ts";

export interface HostIdentity {
  role: IamRole;
  profile: IamInstanceProfile;
}

export interface Identity {
  roles: Record<RoleName, IamRole>;
  hostProfile: IamInstanceProfile;
}

/** What hosts are; made before them. */
export function hostIdentity(stack: TerraformStack, environment: Environment, { keys }: { keys: Keys }): HostIdentity {
  makePolicy(stack, environment, "boundary", {
    description: "What no role of this environment that infrastructure-apply may change can go beyond",
    statements: boundary(environment, keys),
  });
  const role = makeRole(stack, environment, "host", {
    description: "A host: its scripts, its app, and AWS's two agents",
    trust: hostTrust(),
    statements: host(environment, { keys, appSecret: appSecret(stack, environment, keys).arn }),
    bounded: true,
  });
  const profile = new IamInstanceProfile(stack, "host_profile", {
    name: roleTitle(environment, "host"),
    path: rolePath(environment),
    role: role.name,
  });
  return { role, profile };
}

/** One role a job, and two for people. */
export function identity(
  stack: TerraformStack,
  environment: Environment,
  { keys, host }: { keys: Keys; host: HostIdentity },
): Identity {
  const { name, identity: values } = environment;
  const reads = makePolicy(stack, environment, "reads", {
    description: "Sees what is there; no secret, no customer's data",
    statements: readStatements(environment),
  });
  const network = makePolicy(stack, environment, "network", {
    description: "Makes and changes what belongs to EC2, its balancers and its groups",
    statements: applyNetwork(environment),
  });
  const builds = build(environment, keys);
  const deploys = deploy(environment, keys);
  const job = (where: string, ...workflows: string[]) => githubTrust(environment, { environment: where, workflows });
  const roles: Identity["roles"] = {
    host: host.role,
    build: makeRole(stack, environment, "build", {
      description: "GitHub: packs a release and stores it",
      trust: job(name, "deploy.yml"),
      statements: builds,
      bounded: true,
    }),
    deploy: makeRole(stack, environment, "deploy", {
      description: "GitHub: brings a stored release onto the hosts, or back",
      trust: job(name, "deploy.yml", "rollback.yml"),
      statements: deploys,
      bounded: true,
    }),
    pipeline: makeRole(stack, environment, "pipeline", {
      description: "GitHub: build and deploy in one step",
      trust: job(name, "deploy.yml"),
      // To build is to read whole releases already.
      statements: together(
        builds,
        deploys.filter(({ Sid }) => Sid !== "ReadManifests"),
      ),
      bounded: true,
    }),
    backup: makeRole(stack, environment, "backup", {
      description: "GitHub: sees that backups are there",
      trust: job(`${name}-backup`, "backup.yml"),
      statements: backup(environment, keys),
      bounded: true,
    }),
    "infrastructure-plan": makeRole(stack, environment, "infrastructure-plan", {
      description: "GitHub: reads what is there and says what would change",
      trust: job(`${name}-plan`, "infrastructure.yml"),
      statements: plan(environment),
      attached: { reads },
      bounded: false,
    }),
    "infrastructure-apply": makeRole(stack, environment, "infrastructure-apply", {
      description: "GitHub: makes the change, after a reviewer has read its plan",
      trust: job(`${name}-infrastructure`, "infrastructure.yml"),
      statements: apply(environment),
      attached: { reads, network },
      // A database that becomes Multi-AZ, or is restored, takes its time.
      hours: 3,
      bounded: false,
    }),
    operator: makeRole(stack, environment, "operator", {
      description: "People: look at everything but secrets and customers' data",
      trust: peopleTrust(values.people.operators),
      statements: operator(environment, keys),
      attached: { reads },
      hours: 8,
      bounded: false,
    }),
    administrator: makeRole(stack, environment, "administrator", {
      description: "People, with MFA of the last hour: repair, restore, delete, change roles",
      trust: freshMfaTrust(values.people.administrators),
      statements: administrator(environment),
      bounded: false,
    }),
  };
  return { roles, hostProfile: host.profile };
}
