import type { Environment } from "../../config/environment.ts";
import { roleArn, type roleNames, rolePath } from "../../config/role-names.ts";
import { places } from "../places.ts";
import { allow, deny, type Statement } from "../statement.ts";

/** Only an administrator changes these: a role that could would be one. */
const APART = [
  "infrastructure-plan",
  "infrastructure-apply",
  "operator",
  "administrator",
] as const satisfies readonly (typeof roleNames)[number][];

/** Roles inside the boundary only: with it, under the environment's path, handed to the services that they are for. */
export function applyRoles(environment: Environment): Statement[] {
  const { own, iam } = places(environment);
  const path = rolePath(environment);
  const roles = iam(`role${path}*`);
  const boundary = iam(`policy${path}${own}-boundary`);
  const bounded = { StringEquals: { "iam:PermissionsBoundary": boundary } };
  const pass = (Sid: string, service: string, ...titles: string[]) =>
    allow(Sid, {
      Action: ["iam:PassRole"],
      Resource: titles.map((title) => iam(`role${path}${title}`)),
      Condition: { StringEquals: { "iam:PassedToService": service } },
    });
  return [
    // IAM compares the boundary that the role has, or would get, only for these.
    allow("MakeBoundedRoles", {
      Action: ["iam:CreateRole", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
      Resource: [roles],
      Condition: bounded,
    }),
    allow("TendRoles", {
      Action: [
        "iam:DeleteRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      Resource: [roles],
    }),
    allow("TendProfiles", {
      Action: [
        "AddRoleToInstanceProfile",
        "CreateInstanceProfile",
        "DeleteInstanceProfile",
        "RemoveRoleFromInstanceProfile",
        "TagInstanceProfile",
        "UntagInstanceProfile",
      ].map((action) => `iam:${action}`),
      Resource: [iam(`instance-profile${path}*`), roles],
    }),
    pass("PassHostRole", "ec2.amazonaws.com", `${own}-host`),
    pass("PassMonitoringRole", "monitoring.rds.amazonaws.com", `${own}-database-monitoring`),
    pass("PassFlowLogRole", "vpc-flow-logs.amazonaws.com", `${own}-flow-logs`),
    allow("MakeServicesOwnRoles", {
      Action: ["iam:CreateServiceLinkedRole"],
      Resource: [iam("role/aws-service-role/*")],
      Condition: {
        StringEquals: {
          "iam:AWSServiceName": [
            "autoscaling.amazonaws.com",
            "elasticloadbalancing.amazonaws.com",
            "rds.amazonaws.com",
          ],
        },
      },
    }),
    deny("KeepRolesApart", {
      Action: [
        "iam:Add*",
        "iam:Attach*",
        "iam:Create*",
        "iam:Delete*",
        "iam:Detach*",
        "iam:PassRole",
        "iam:Put*",
        "iam:Tag*",
        "iam:Untag*",
        "iam:Update*",
      ],
      Resource: [...APART.map((role) => roleArn(environment, role)), iam(`policy${path}*`)],
    }),
    deny("KeepGuards", {
      Action: ["iam:DeleteRolePermissionsBoundary", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"],
      Resource: ["*"],
    }),
  ];
}
