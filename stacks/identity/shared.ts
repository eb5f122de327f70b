import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import type { Environment } from "../config/environment.ts";
import { places } from "./places.ts";
import { allow, deny, type Statement } from "./statement.ts";

/** What more than one role has: the same statement, word for word, so that `pipeline` is exactly build and deploy. */
export const readEntry = (environment: Environment): Statement =>
  allow("ReadEntry", { Action: ["ssm:GetParameter"], Resource: [places(environment).entry] });

/**
 * Without ListBucket S3 says 403 for an absent key, and "no release yet" is an answer that actions and hosts rely on. That
 * look of S3's own carries no prefix, so the condition binds only requests that name one; the bucket is this environment's
 * alone, and has no key whose name is a secret.
 */
export const find = (Sid: string, bucket: string, prefixes: string[]): Statement =>
  allow(Sid, {
    Action: ["s3:ListBucket"],
    Resource: [bucket],
    Condition: { StringLikeIfExists: { "s3:prefix": prefixes } },
  });

export const findReleases = (environment: Environment) =>
  find("FindReleases", places(environment).artifacts, ["releases/*"]);

/** A key, but only through the service that keeps the data: a stolen file cannot be decrypted without it. */
export const useKey = (
  Sid: string,
  { region }: Environment,
  key: KmsKey,
  services: string[],
  write: boolean,
): Statement =>
  allow(Sid, {
    Action: write ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
    // Written out: cdktf gives another token at each reading, and then equal statements would not be.
    Resource: [`\${aws_kms_key.${key.friendlyUniqueId}.arn}`],
    Condition: { StringEquals: { "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`) } },
  });

/**
 * Keys are written once: S3 itself refuses a second write that says If-None-Match, and this refuses one that does not say it.
 * The parts of an upload cannot say it, only its completion (s3:ObjectCreationOperation):
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
export const onlyOnce = (Sid: string, Resource: string[]): Statement =>
  deny(Sid, {
    Action: ["s3:PutObject"],
    Resource,
    Condition: { Null: { "s3:if-none-match": "true" }, Bool: { "s3:ObjectCreationOperation": "true" } },
  });

/** Two statements, for SendCommand is asked about the document and about each host: our scripts, and our hosts. */
export function send(environment: Environment, Sid: string, documents: string[]): Statement[] {
  const { key, value } = environment.fleetTag;
  return [
    allow(Sid, { Action: ["ssm:SendCommand"], Resource: documents }),
    allow(`${Sid}ToOurHosts`, {
      Action: ["ssm:SendCommand"],
      Resource: [places(environment).instances],
      Condition: { StringEquals: { [`ssm:resourceTag/${key}`]: value } },
    }),
  ];
}

export const followCommands = (): Statement =>
  allow("FollowCommands", {
    Action: ["ssm:DescribeInstanceInformation", "ssm:ListCommandInvocations", "ssm:GetCommandInvocation"],
    Resource: ["*"],
  });

export const askAlarms = (): Statement =>
  allow("AskAlarms", { Action: ["cloudwatch:DescribeAlarms"], Resource: ["*"] });

/** Terraform draws a password anew for each plan and each apply while the database upgrades (database/password.ts). */
export const drawPasswords = (): Statement =>
  allow("DrawPasswords", { Action: ["secretsmanager:GetRandomPassword"], Resource: ["*"] });

/** Each statement once; a Sid that means two things is a mistake of ours. */
export function together(...lists: Statement[][]): Statement[] {
  const kept = new Map<string, Statement>();
  for (const statement of lists.flat()) {
    const known = kept.get(statement.Sid);
    if (known && JSON.stringify(known) !== JSON.stringify(statement))
      throw new Error(`Two statements ${statement.Sid}.`);
    kept.set(statement.Sid, statement);
  }
  return [...kept.values()];
}
