import { account, type Call, keyArn, region } from "./roles.ts";

/** ARNs of an environment, written out by hand: the table must not share a mistake with the stacks. */
export function placesOf(name: string) {
  const at = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const bucket = (what: string) => `arn:aws:s3:::kloverbuy-${name}-${what}-${account}`;
  return {
    at,
    artifacts: bucket("artifacts"),
    images: bucket("images"),
    logs: bucket("logs"),
    backups: bucket("backups"),
    state: `arn:aws:s3:::kloverbuy-terraform-state-${account}`,
    records: `${bucket("artifacts")}/environments/${name}`,
    release: `${bucket("artifacts")}/releases/0123456-0123456789ab`,
    document: (what: string) => at("ssm", `document/kloverbuy-${name}-${what}`),
    role: (what: string) => `arn:aws:iam::${account}:role/kloverbuy/${name}/kloverbuy-${name}-${what}`,
    boundary: `arn:aws:iam::${account}:policy/kloverbuy/${name}/kloverbuy-${name}-boundary`,
    fleet: at("autoscaling", `autoScalingGroup:0a1b:autoScalingGroupName/kloverbuy-${name}`),
    zone: "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE",
    host: at("ec2", "instance/i-0123456789abcdef0"),
    database: at("rds", `db:kloverbuy-${name}`),
    appSecret: at("secretsmanager", `secret:kloverbuy/${name}/app-AbCdEf`),
    masterSecret: at("secretsmanager", "secret:rds!db-0123abcd-4567-89ef-AbCdEf"),
  };
}

export const hostOf = (name: string, action = "ssm:SendCommand"): Call => ({
  action,
  resource: placesOf(name).host,
  context: { "ssm:resourceTag/kloverbuy:environment": name, "aws:ResourceTag/environment": name },
});

/** A write to S3 as the actions make it; `condition`: what stands in its If- header. */
export const put = (resource: string, condition?: "if-none-match" | "if-match"): Call => ({
  action: "s3:PutObject",
  resource,
  context: { "s3:ObjectCreationOperation": "true", ...(condition && { [`s3:${condition}`]: "*" }) },
});

export const decrypt = (key: string, service: string, action = "kms:Decrypt"): Call => ({
  action,
  resource: keyArn(`${key}_key`),
  context: { "kms:ViaService": `${service}.${region}.amazonaws.com` },
});

export const list = (bucket: string, prefix?: string): Call => ({
  action: "s3:ListBucket",
  resource: bucket,
  ...(prefix !== undefined && { context: { "s3:prefix": prefix } }),
});

export const call = (action: string, resource = "*", context?: Record<string, string>): Call => ({
  action,
  resource,
  ...(context && { context }),
});
