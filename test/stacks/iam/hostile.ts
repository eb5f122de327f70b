import { call, hostOf, list, placesOf } from "./places.ts";
import { account, type Call, region } from "./roles.ts";

type Table = Record<string, Call>;

/** What nobody but an administrator may ever do, whatever the role. `other` is another environment of the account. */
export function forEveryone(name: string, other: string): Table {
  const { at, backups, artifacts, database, masterSecret, role, boundary, state } = placesOf(name);
  const theirs = placesOf(other);
  return {
    "reads the master secret": call("secretsmanager:GetSecretValue", masterSecret),
    "reads all secrets at once": call("secretsmanager:BatchGetSecretValue"),
    "lists every secret": call("secretsmanager:ListSecrets"),
    "reads another environment's secret": call("secretsmanager:GetSecretValue", theirs.appSecret),
    "deletes a backup": call("s3:DeleteObject", `${backups}/2026/11/23.sql.zst`),
    "deletes a backup's version": call("s3:DeleteObjectVersion", `${backups}/2026/11/23.sql.zst`),
    "bypasses retention": call("s3:BypassGovernanceRetention", `${backups}/2026/11/23.sql.zst`),
    "shortens retention": call("s3:PutObjectRetention", `${backups}/2026/11/23.sql.zst`),
    "deletes a release": call("s3:DeleteObject", `${artifacts}/releases/0123456-0123456789ab/artifact.tar.zst`),
    "deletes the state": call("s3:DeleteObject", `${state}/kloverbuy-${name}.tfstate`),
    "reads another environment's state": call("s3:GetObject", `${state}/kloverbuy-${other}.tfstate`),
    "reads another environment's records": call("s3:GetObject", `${theirs.records}/current.json`),
    "lists another environment's bucket": list(theirs.artifacts),
    "makes a user": call("iam:CreateUser", `arn:aws:iam::${account}:user/mallory`),
    "makes an access key": call("iam:CreateAccessKey", `arn:aws:iam::${account}:user/people/operator`),
    "makes a role without the boundary": call("iam:CreateRole", role("mallory")),
    "attaches AWS's own administrator policy": call("iam:AttachRolePolicy", role("deploy"), {
      "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess",
      "iam:PermissionsBoundary": boundary,
    }),
    "takes a role's boundary away": call("iam:DeleteRolePermissionsBoundary", role("deploy")),
    "rewrites the boundary": call("iam:CreatePolicyVersion", boundary),
    "changes whom GitHub's provider serves": call(
      "iam:AddClientIDToOpenIDConnectProvider",
      `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
    ),
    "changes the administrator's trust": call("iam:UpdateAssumeRolePolicy", role("administrator")),
    "passes the administrator's role": call("iam:PassRole", role("administrator"), {
      "iam:PassedToService": "ec2.amazonaws.com",
    }),
    "takes another role": call("sts:AssumeRole", role("infrastructure-apply")),
    "disables the backups' key": call("kms:DisableKey", at("kms", "key/backups_key"), {
      "aws:ResourceTag/environment": name,
    }),
    "hands the data key on": call("kms:CreateGrant", at("kms", "key/data_key"), {
      "aws:ResourceTag/environment": name,
    }),
    "decrypts by itself": call("kms:Decrypt", at("kms", "key/data_key"), { "aws:ResourceTag/environment": name }),
    "runs any command": call("ssm:SendCommand", `arn:aws:ssm:${region}::document/AWS-RunShellScript`),
    "runs a document of its own": call("ssm:SendCommand", at("ssm", "document/mallory")),
    "runs another environment's document": call("ssm:SendCommand", theirs.document("release")),
    "reaches another environment's hosts": hostOf(other),
    "reaches a host without a tag": call("ssm:SendCommand", placesOf(name).host),
    "opens a shell on a host": hostOf(name, "ssm:StartSession"),
    "stops the database": call("rds:StopDBInstance", database, { "aws:ResourceTag/environment": name }),
    "restores the database elsewhere": call("rds:RestoreDBInstanceFromDBSnapshot", database),
    "shares a snapshot": call("rds:ModifyDBSnapshotAttribute", at("rds", `snapshot:kloverbuy-${name}-1`)),
    "reads another environment's entry": call("ssm:GetParameter", at("ssm", `parameter/kloverbuy/${other}/pipeline`)),
    "stops the trail": call("cloudtrail:StopLogging", at("cloudtrail", "trail/main")),
    "lists every bucket": call("s3:ListAllMyBuckets"),
    "leaves the organization": call("organizations:LeaveOrganization"),
  };
}

/** What the administrator's role is for, and no other person's: its taker has given MFA. */
export const destroysOrReveals = (name: string): Table => {
  const { at, backups, images, database, masterSecret, appSecret, role, boundary, state, document } = placesOf(name);
  return {
    "reads the master secret": call("secretsmanager:GetSecretValue", masterSecret),
    "reads the app's secret": call("secretsmanager:GetSecretValue", appSecret),
    "deletes an image": call("s3:DeleteObject", `${images}/clover.webp`),
    "deletes a backup": call("s3:DeleteObjectVersion", `${backups}/2026/11/23.sql.zst`),
    "overwrites the state": call("s3:PutObject", `${state}/kloverbuy-${name}.tfstate`),
    "deletes the database": call("rds:DeleteDBInstance", database),
    "restores the database": call("rds:RestoreDBInstanceToPointInTime", database),
    "stops the database": call("rds:StopDBInstance", database),
    "exports a snapshot": call("rds:StartExportTask"),
    "changes the master password": call("rds:ModifyDBInstance", database),
    "makes a user": call("iam:CreateUser", at("iam", "user/mallory").replace(/:iam:[^:]*:/, ":iam::")),
    "changes a role": call("iam:PutRolePolicy", role("deploy")),
    "changes a trust": call("iam:UpdateAssumeRolePolicy", role("deploy")),
    "lifts the boundary": call("iam:CreatePolicyVersion", boundary),
    "passes a role": call("iam:PassRole", role("host")),
    "ends a key": call("kms:ScheduleKeyDeletion", at("kms", "key/data_key")),
    "rewrites a key's policy": call("kms:PutKeyPolicy", at("kms", "key/data_key")),
    "opens a shell on a host": call("ssm:StartSession", placesOf(name).host),
    "runs a script on hosts": call("ssm:SendCommand", document("release")),
    "stops the trail": call("cloudtrail:StopLogging", at("cloudtrail", "trail/main")),
    "forgets a log": call("logs:DeleteLogGroup", at("logs", `log-group:/kloverbuy/${name}/app`)),
    "opens a bucket": call("s3:PutBucketPolicy", images),
  };
};
