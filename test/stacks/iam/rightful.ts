import { call, decrypt, hostOf, list, placesOf, put, withMfa } from "./places.ts";
import { account, type Call, region } from "./roles.ts";

/** What each role is for, as the code calls it: the controls of the hostile table. */
export function rightful(name: string): Record<string, Call[]> {
  const { at, artifacts, images, backups, state, records, release, document, role, boundary, database, ...place } =
    placesOf(name);
  const entry = call("ssm:GetParameter", at("ssm", `parameter/kloverbuy/${name}/pipeline`));
  const follow = ["DescribeInstanceInformation", "ListCommandInvocations", "GetCommandInvocation"].map((one) =>
    call(`ssm:${one}`),
  );
  const look = [
    call("ec2:DescribeVpcs"),
    call("iam:GetRolePolicy", role("deploy")),
    call("rds:DescribeDBInstances"),
    call("s3:GetBucketPolicy", artifacts),
    call("ssm:GetDocument", document("release")),
    call("secretsmanager:DescribeSecret", place.appSecret),
  ];
  const ours = { "aws:ResourceTag/environment": name };
  const build = [
    entry,
    list(artifacts),
    list(artifacts, "releases/"),
    call("s3:GetObject", `${release}/artifact.tar.zst`),
    put(`${release}/artifact.tar.zst`, "if-none-match"),
    put(`${release}/release.json`, "if-none-match"),
    // A part of an upload: it creates no object yet, so it carries no condition.
    call("s3:PutObject", `${release}/artifact.tar.zst`, { "s3:ObjectCreationOperation": "false" }),
    call("s3:AbortMultipartUpload", `${release}/artifact.tar.zst`),
    decrypt("artifacts", "s3", "kms:GenerateDataKey"),
    decrypt("artifacts", "s3"),
  ];
  const deploy = [
    entry,
    call("s3:GetObject", `${release}/release.json`),
    list(artifacts, `environments/${name}/rollouts/`),
    call("s3:GetObject", `${records}/current.json`),
    put(`${records}/lease.json`, "if-match"),
    put(`${records}/current.json`, "if-none-match"),
    put(`${records}/history/00000001.json`, "if-none-match"),
    put(`${records}/rollouts/00000001-0123abcd.json`, "if-match"),
    put(`${records}/logs/00000001-0123abcd/i-1-stage.json`, "if-none-match"),
    put(`${records}/bad/0123456-0123456789ab.json`, "if-none-match"),
    decrypt("artifacts", "s3", "kms:GenerateDataKey"),
    call("ssm:SendCommand", document("release")),
    call("ssm:SendCommand", document("status")),
    hostOf(name),
    ...follow,
    call("ssm:CancelCommand"),
    call("cloudwatch:DescribeAlarms"),
    call("sns:Publish", at("sns", `kloverbuy-${name}-releases`)),
    decrypt("records", "sns", "kms:GenerateDataKey"),
  ];
  return {
    build,
    deploy,
    pipeline: [...build, ...deploy],
    host: [
      call("s3:GetObject", `${release}/artifact.tar.zst`),
      call("s3:GetObject", `${release}/release.json`),
      call("s3:GetObject", `${records}/current.json`),
      call("s3:GetObject", `${records}/rollouts/00000001-0123abcd.json`),
      list(artifacts),
      decrypt("artifacts", "s3"),
      call("s3:GetObject", `${images}/clover.webp`),
      put(`${images}/clover.webp`),
      decrypt("data", "s3", "kms:GenerateDataKey"),
      call("secretsmanager:GetSecretValue", place.appSecret),
      decrypt("data", "secretsmanager"),
      call("sns:Publish", at("sns", `kloverbuy-${name}-orders`)),
      decrypt("records", "sns", "kms:GenerateDataKey"),
      call("ssm:UpdateInstanceInformation", place.host),
      call("ssmmessages:OpenControlChannel"),
      call("ec2messages:GetMessages"),
      call("logs:PutLogEvents", at("logs", `log-group:/kloverbuy/${name}/app:log-stream:i-0123456789abcdef0`)),
      call("logs:CreateLogStream", at("logs", `log-group:/kloverbuy/${name}/access:log-stream:i-1`)),
      call("cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": `KloverBuy/${name}` }),
      call("ec2:DescribeTags"),
    ],
    backup: [
      entry,
      ...follow,
      list(backups, "2026/"),
      call("s3:GetObject", `${backups}/2026/11/23.sql.zst`),
      call("s3:GetObjectRetention", `${backups}/2026/11/23.sql.zst`),
      decrypt("backups", "s3"),
    ],
    "infrastructure-plan": [
      call("s3:GetObject", `${state}/kloverbuy-${name}.tfstate`),
      list(state, `kloverbuy-${name}.tfstate`),
      ...look,
    ],
    "infrastructure-apply": [
      ...look,
      list(state, `kloverbuy-${name}.tfstate`),
      put(`${state}/kloverbuy-${name}.tfstate`),
      put(`${state}/kloverbuy-${name}.tfstate.tflock`, "if-none-match"),
      call("s3:DeleteObject", `${state}/kloverbuy-${name}.tfstate.tflock`),
      call("iam:CreateRole", role("next"), { "iam:PermissionsBoundary": boundary }),
      call("iam:PutRolePolicy", role("deploy"), { "iam:PermissionsBoundary": boundary }),
      call("iam:PassRole", role("host"), { "iam:PassedToService": "ec2.amazonaws.com" }),
      call("iam:PassRole", role("database-monitoring"), { "iam:PassedToService": "monitoring.rds.amazonaws.com" }),
      call("iam:PassRole", role("flow-logs"), { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }),
      call("iam:TagRole", role("deploy")),
      call(
        "iam:AddRoleToInstanceProfile",
        `arn:aws:iam::${account}:instance-profile/kloverbuy/${name}/kloverbuy-${name}-host`,
      ),
      call(
        "iam:CreateServiceLinkedRole",
        `arn:aws:iam::${account}:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS`,
        {
          "iam:AWSServiceName": "rds.amazonaws.com",
        },
      ),
      call("secretsmanager:CreateSecret", place.masterSecret),
      call("secretsmanager:CreateSecret", place.appSecret),
      call("kms:CreateAlias", at("kms", `alias/kloverbuy-${name}-data`)),
      call("kms:CreateGrant", at("kms", "key/k"), { ...ours, "kms:ViaService": `rds.${region}.amazonaws.com` }),
      call("ec2:RunInstances", at("ec2", "instance/*"), { "ec2:LaunchTemplate": at("ec2", "launch-template/lt-1") }),
      call(
        "autoscaling:StartInstanceRefresh",
        at("autoscaling", `autoScalingGroup:1-2:autoScalingGroupName/kloverbuy-${name}`),
      ),
      call(
        "elasticloadbalancing:CreateListener",
        at("elasticloadbalancing", `loadbalancer/app/kloverbuy-${name}/0123`),
      ),
      call("acm:RequestCertificate", at("acm", "certificate/*"), { "aws:RequestTag/environment": name }),
      call("ec2:CreateVpc", at("ec2", "vpc/vpc-1"), { "aws:RequestTag/environment": name }),
      call("ec2:DeleteSubnet", at("ec2", "subnet/subnet-1"), { "aws:ResourceTag/environment": name }),
      call("rds:ModifyDBInstance", database, { "aws:ResourceTag/environment": name }),
      call("ssm:UpdateDocument", document("release")),
      call("kms:CreateKey", "*", { "aws:RequestTag/environment": name }),
      call("kms:PutKeyPolicy", at("kms", "key/k"), { "aws:ResourceTag/environment": name }),
      call("s3:PutBucketPolicy", artifacts),
      call("sns:CreateTopic", at("sns", `kloverbuy-${name}-orders`)),
      call("cloudwatch:PutMetricAlarm", at("cloudwatch", `alarm:kloverbuy-${name}-5xx`)),
      call("logs:CreateLogGroup", at("logs", `log-group:/kloverbuy/${name}/app`)),
    ],
    operator: [
      ...look,
      list(artifacts, `environments/${name}/history/`),
      call("s3:GetObject", `${records}/current.json`),
      decrypt("artifacts", "s3"),
      call("logs:FilterLogEvents", at("logs", `log-group:/kloverbuy/${name}/app`)),
      call("cloudwatch:GetMetricData"),
      call("ssm:SendCommand", document("status")),
      hostOf(name),
      ...follow,
    ],
    administrator: [
      call("ec2:DescribeInstances"),
      call("cloudwatch:PutMetricAlarm", at("cloudwatch", `alarm:kloverbuy-${name}-5xx`)),
      ...[
        call("secretsmanager:GetSecretValue", place.masterSecret),
        call("rds:RestoreDBInstanceToPointInTime", database),
        call("rds:StopDBInstance", database),
        call("iam:PutRolePolicy", role("infrastructure-apply")),
        call("s3:DeleteObject", `${images}/clover.webp`),
        call("ssm:StartSession", place.host, { "aws:ResourceTag/environment": name }),
      ].map((one) => withMfa(one, 3599)),
    ],
  };
}
