import { call, decrypt, hostOf, placesOf, put } from "./places.ts";
import { account, type Call } from "./roles.ts";

type Table = Record<string, Call>;

/** What one role may and this one may not, or what it may do elsewhere only. */
export function forRole(name: string, other: string): Record<string, Table> {
  const {
    at,
    artifacts,
    images,
    backups,
    state,
    records,
    release,
    document,
    role,
    boundary,
    database,
    zone,
    appSecret,
  } = placesOf(name);
  const theirs = placesOf(other);
  const writesNothing: Table = {
    "writes a release": put(`${release}/artifact.tar.zst`, "if-none-match"),
    "moves the current release": put(`${records}/current.json`, "if-match"),
    "writes a backup": put(`${backups}/2026/11/24.sql.zst`),
    "rolls out": call("ssm:SendCommand", document("release")),
    "changes a document": call("ssm:UpdateDocument", document("release")),
    "changes the entry": call("ssm:PutParameter", at("ssm", `parameter/kloverbuy/${name}/pipeline`)),
    "reads the app's secret": call("secretsmanager:GetSecretValue", appSecret),
  };
  const plantsNothing: Table = {
    "plants what new hosts run": put(`${artifacts}/hosts/0123abcd.sh`),
    "moves the shop's name": call("route53:ChangeResourceRecordSets", zone),
    "lets a host through that does not serve": call("autoscaling:CompleteLifecycleAction", theirs.fleet),
  };
  const reachesNoHost: Table = {
    "sends a script": call("ssm:SendCommand", document("release")),
    "asks a host": call("ssm:SendCommand", document("status")),
    "reaches a host": hostOf(name),
  };
  return {
    build: {
      ...plantsNothing,
      ...reachesNoHost,
      "overwrites a release": put(`${release}/artifact.tar.zst`),
      "overwrites a release, naming its version": put(`${release}/release.json`, "if-match"),
      "stores something else beside a release": put(`${release}/hook.sh`, "if-none-match"),
      "writes outside of releases": put(`${artifacts}/bootstrap.sh`, "if-none-match"),
      "moves the current release": put(`${records}/current.json`, "if-match"),
      "stores into another environment": put(`${theirs.release}/artifact.tar.zst`, "if-none-match"),
      "decrypts backups": decrypt("backups", "s3"),
    },
    deploy: {
      ...plantsNothing,
      "writes a release": put(`${release}/artifact.tar.zst`, "if-none-match"),
      "reads an artifact": call("s3:GetObject", `${release}/artifact.tar.zst`),
      "rewrites history": put(`${records}/history/00000001.json`, "if-match"),
      "overwrites the lease blindly": put(`${records}/lease.json`),
      "writes a record of another kind": put(`${records}/x.json`, "if-none-match"),
      "moves another environment": put(`${theirs.records}/current.json`, "if-match"),
      "tells orders": call("sns:Publish", at("sns", `kloverbuy-${name}-orders`)),
      "cries wolf": call("sns:Publish", at("sns", `kloverbuy-${name}-alerts`)),
      "changes a document": call("ssm:UpdateDocument", document("release")),
      "silences an alarm": call("cloudwatch:DisableAlarmActions", at("cloudwatch", `alarm:kloverbuy-${name}-harm`)),
      "decrypts the database's secret": decrypt("data", "secretsmanager"),
    },
    pipeline: {
      "overwrites a release": put(`${release}/artifact.tar.zst`),
      "rewrites history": put(`${records}/history/00000001.json`, "if-match"),
      "changes a document": call("ssm:UpdateDocument", document("release")),
      "reads the app's secret": call("secretsmanager:GetSecretValue", appSecret),
    },
    host: {
      ...plantsNothing,
      ...reachesNoHost,
      "writes a release": put(`${release}/artifact.tar.zst`, "if-none-match"),
      "moves the current release": put(`${records}/current.json`, "if-match"),
      "takes the lease": put(`${records}/lease.json`, "if-match"),
      "reads the lease": call("s3:GetObject", `${records}/lease.json`),
      "reads backups": call("s3:GetObject", `${backups}/2026/11/23.sql.zst`),
      "reads access logs": call("s3:GetObject", `${placesOf(name).logs}/s3/x`),
      "deletes an image": call("s3:DeleteObject", `${images}/clover.webp`),
      "reads another environment's images": call("s3:GetObject", `${theirs.images}/clover.webp`),
      "tells of a release": call("sns:Publish", at("sns", `kloverbuy-${name}-releases`)),
      "texts a phone from nowhere": call("sns:Publish"),
      "texts from any number": call("sms-voice:SendTextMessage"),
      "writes another environment's log": call(
        "logs:PutLogEvents",
        at("logs", `log-group:/kloverbuy/${other}/app:log-stream:x`),
      ),
      "reads a log": call("logs:GetLogEvents", at("logs", `log-group:/kloverbuy/${name}/app:log-stream:x`)),
      "makes up AWS's own figures": call("cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AWS/RDS" }),
      "reads a parameter": call("ssm:GetParameter", at("ssm", `parameter/kloverbuy/${name}/pipeline`)),
      "starts a host": call("ec2:RunInstances", at("ec2", "instance/*")),
      "tags itself into another fleet": call("ec2:CreateTags", at("ec2", "instance/i-0123456789abcdef0")),
    },
    backup: {
      ...reachesNoHost,
      ...writesNothing,
      "reads images": call("s3:GetObject", `${images}/clover.webp`),
    },
    "infrastructure-plan": {
      ...reachesNoHost,
      ...writesNothing,
      "writes the state": put(`${state}/kloverbuy-${name}.tfstate`),
      "takes the state's lock": put(`${state}/kloverbuy-${name}.tfstate.tflock`, "if-none-match"),
      "reads a release": call("s3:GetObject", `${release}/artifact.tar.zst`),
      "reads an image": call("s3:GetObject", `${images}/clover.webp`),
      "reads log lines": call("logs:FilterLogEvents", at("logs", `log-group:/kloverbuy/${name}/app`)),
      "changes a security group": call("ec2:AuthorizeSecurityGroupIngress", at("ec2", "security-group/sg-1")),
    },
    "infrastructure-apply": {
      ...reachesNoHost,
      "moves somebody else's name": call("route53:ChangeResourceRecordSets", zone, {
        "route53:ChangeResourceRecordSetsNormalizedRecordNames": "example.com",
      }),
      "writes a release": put(`${release}/artifact.tar.zst`, "if-none-match"),
      "moves the current release": put(`${records}/current.json`, "if-match"),
      "reads a backup": call("s3:GetObject", `${backups}/2026/11/23.sql.zst`),
      "reads the app's secret": call("secretsmanager:GetSecretValue", appSecret),
      "makes a role in another environment": call("iam:CreateRole", theirs.role("x"), {
        "iam:PermissionsBoundary": boundary,
      }),
      "makes a role within another boundary": call("iam:CreateRole", role("x"), {
        "iam:PermissionsBoundary": theirs.boundary,
      }),
      "makes a role outside of the path": call("iam:CreateRole", `arn:aws:iam::${account}:role/x`, {
        "iam:PermissionsBoundary": boundary,
      }),
      "writes its own policy": call("iam:PutRolePolicy", role("infrastructure-apply"), {
        "iam:PermissionsBoundary": boundary,
      }),
      "writes its own trust": call("iam:UpdateAssumeRolePolicy", role("infrastructure-apply")),
      "puts a boundary onto the administrator": call("iam:PutRolePermissionsBoundary", role("administrator"), {
        "iam:PermissionsBoundary": boundary,
      }),
      "writes the policy of a role without a boundary": call("iam:PutRolePolicy", role("database-monitoring")),
      "deletes the boundary": call("iam:DeletePolicy", boundary),
      "passes the deploy role to a host": call("iam:PassRole", role("deploy"), {
        "iam:PassedToService": "ec2.amazonaws.com",
      }),
      "passes the host's role to a function": call("iam:PassRole", role("host"), {
        "iam:PassedToService": "lambda.amazonaws.com",
      }),
      "hands its own role to a host": call("iam:PassRole", role("infrastructure-apply"), {
        "iam:PassedToService": "ec2.amazonaws.com",
      }),
      "makes a service's role for another service": call(
        "iam:CreateServiceLinkedRole",
        `arn:aws:iam::${account}:role/aws-service-role/x`,
        { "iam:AWSServiceName": "lambda.amazonaws.com" },
      ),
      "opens another environment's group": call("ec2:AuthorizeSecurityGroupIngress", at("ec2", "security-group/sg-1"), {
        "aws:ResourceTag/environment": other,
      }),
      "changes another environment's database": call("rds:ModifyDBInstance", theirs.database, {
        "aws:ResourceTag/environment": other,
      }),
      "makes a key without a tag": call("kms:CreateKey"),
      "rewrites another environment's key": call("kms:PutKeyPolicy", at("kms", "key/k"), {
        "aws:ResourceTag/environment": other,
      }),
      "makes an SSH key": call("ec2:CreateKeyPair", at("ec2", "key-pair/x")),
      "starts a host of its own": call("ec2:RunInstances", at("ec2", "instance/*")),
      "copies a disk": call("ec2:CreateSnapshot", at("ec2", "volume/vol-1")),
      "changes another environment's document": call("ssm:UpdateDocument", theirs.document("release")),
    },
    operator: {
      ...writesNothing,
      "reads an artifact": call("s3:GetObject", `${release}/artifact.tar.zst`),
      "reads backups": call("s3:GetObject", `${backups}/2026/11/23.sql.zst`),
      "reads another environment's logs": call("logs:FilterLogEvents", at("logs", `log-group:/kloverbuy/${other}/app`)),
      "asks another environment's hosts": hostOf(other),
      "cancels a command": call("ssm:CancelCommand"),
      "ends a host": call("ec2:TerminateInstances", placesOf(name).host, { "aws:ResourceTag/environment": name }),
      "reboots the database": call("rds:RebootDBInstance", database),
    },
  };
}
