import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { account as number } from "../../../sandbox/account/stack/index.ts";
import { type GuardedAccount, other, own } from "./account.ts";
import type { Act, Attempts } from "./attempts.ts";

const bucket = (what: string, environment = own) => `kloverbuy-${environment}-${what}-${number}`;
const release = "releases/0123456-0123456789ab";
const next = "releases/0123456-ba9876543210";
const foreign = "releases/0123456-000000000000";
const records = `environments/${own}`;

const get =
  (Bucket: string, Key: string): Act =>
  ({ s3 }) =>
    s3.send(new GetObjectCommand({ Bucket, Key }));
const put =
  (Bucket: string, Key: string, more: Partial<PutObjectCommandInput> = {}): Act =>
  ({ s3 }) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body: "x", ...more }));
const copy =
  (CopySource: string, Key: string, more: Partial<CopyObjectCommandInput> = {}): Act =>
  ({ s3 }) =>
    s3.send(new CopyObjectCommand({ Bucket: bucket("artifacts"), Key, CopySource, IfNoneMatch: "*", ...more }));
const list =
  (Prefix: string): Act =>
  ({ s3 }) =>
    s3.send(new ListObjectsV2Command({ Bucket: bucket("artifacts"), Prefix }));
const remove =
  (Bucket: string, Key: string): Act =>
  ({ s3 }) =>
    s3.send(new DeleteObjectCommand({ Bucket, Key }));

const once = { IfNoneMatch: "*" };
const artifacts = bucket("artifacts");
const encrypted = (SSEKMSKeyId: string) => ({ ...once, ServerSideEncryption: "aws:kms" as const, SSEKMSKeyId });

/** What the attempts find in the buckets. */
export async function fill(account: GuardedAccount): Promise<void> {
  const root = await account.as("root");
  const there: [string, string][] = [
    ...[own, other].map((name): [string, string] => [bucket("artifacts", name), `${release}/artifact.tar.zst`]),
    ...[`${release}/release.json`, `${records}/current.json`, `${records}/lease.json`, "environments/x.json"].map(
      (key): [string, string] => [artifacts, key],
    ),
    [bucket("images"), "clover.webp"],
    [bucket("backups"), "2026/11/23.sql.zst"],
  ];
  for (const [name, key] of there) await put(name, key)(root);
  // One release lies there under a key that its bucket does not have any more.
  const kept = account.storage.store.bucket(artifacts);
  const { encryption } = kept.settings;
  kept.configure({ encryption: { algorithm: "aws:kms", keyId: keyOf(account, "backups") } });
  await put(artifacts, `${foreign}/release.json`)(root);
  kept.configure({ ...(encryption && { encryption }) });
}

/** The key that a bucket encrypts with. */
function keyOf({ storage }: GuardedAccount, what: string): string {
  const id = storage.store.find(bucket(what))?.settings.encryption?.keyId;
  if (id === undefined) throw new Error(`The bucket of the ${what} has no key.`);
  return id;
}

/** Objects, their buckets' policies and their keys. */
export function objects(account: GuardedAccount): Attempts {
  const [ourKey, dataKey] = [keyOf(account, "artifacts"), keyOf(account, "images")];
  return {
    "build overwrites a release": {
      by: "build",
      hostile: put(artifacts, `${release}/artifact.tar.zst`),
      denied: { action: "s3:PutObject", deniedBy: "StoreOnlyOnce" },
      rightful: put(artifacts, `${next}/artifact.tar.zst`, once),
    },
    "build stores something else beside a release": {
      by: "build",
      hostile: put(artifacts, `${next}/hook.sh`, once),
      denied: { action: "s3:PutObject" },
      rightful: put(artifacts, `${next}/release.json`, once),
    },
    "build encrypts with AWS's key instead of ours": {
      by: "build",
      hostile: put(artifacts, `${next}1/artifact.tar.zst`, { ...once, ServerSideEncryption: "AES256" }),
      denied: { action: "s3:PutObject", deniedBy: "OurKeyOnly" },
      rightful: put(artifacts, `${next}1/artifact.tar.zst`, encrypted(ourKey)),
    },
    "build encrypts with another key of the account": {
      by: "build",
      hostile: put(artifacts, `${next}2/artifact.tar.zst`, encrypted(dataKey)),
      denied: { action: "s3:PutObject", deniedBy: "OurKeyOnly" },
      rightful: put(artifacts, `${next}2/artifact.tar.zst`, encrypted(ourKey)),
    },
    "build brings a key of its own, which holds the release to ransom": {
      by: "build",
      hostile: put(artifacts, `${next}3/artifact.tar.zst`, {
        ...once,
        SSECustomerAlgorithm: "AES256",
        SSECustomerKey: Buffer.alloc(32).toString("base64"),
      }),
      denied: { action: "s3:PutObject", deniedBy: "NoKeyOfTheCaller" },
      rightful: put(artifacts, `${next}3/artifact.tar.zst`, once),
    },
    "build copies another environment's release": {
      by: "build",
      hostile: copy(`${bucket("artifacts", other)}/${release}/artifact.tar.zst`, `${next}4/artifact.tar.zst`),
      denied: {
        action: "s3:GetObject",
        resource: `arn:aws:s3:::${bucket("artifacts", other)}/${release}/artifact.tar.zst`,
      },
      rightful: copy(`${artifacts}/${release}/artifact.tar.zst`, `${next}4/artifact.tar.zst`),
    },
    "build lists what is not its own": {
      by: "build",
      hostile: list("environments/"),
      denied: { action: "s3:ListBucket" },
      rightful: list("releases/"),
    },
    "deploy writes a release": {
      by: "deploy",
      hostile: put(artifacts, `${next}5/artifact.tar.zst`, once),
      denied: { action: "s3:PutObject" },
      rightful: put(artifacts, `${records}/rollouts/00000001-0123abcd.json`, once),
    },
    "deploy reads an artifact": {
      by: "deploy",
      hostile: get(artifacts, `${release}/artifact.tar.zst`),
      denied: { action: "s3:GetObject" },
      rightful: get(artifacts, `${release}/release.json`),
    },
    "deploy rewrites history": {
      by: "deploy",
      hostile: put(artifacts, `${records}/history/00000001.json`, { IfMatch: '"0"' }),
      denied: { action: "s3:PutObject", deniedBy: "AppendHistoryOnly" },
      rightful: put(artifacts, `${records}/history/00000001.json`, once),
    },
    "deploy overwrites the lease without looking": {
      by: "deploy",
      hostile: put(artifacts, `${records}/lease.json`),
      denied: { action: "s3:PutObject", deniedBy: "NoBlindWrites" },
      rightful: put(artifacts, `${records}/bad/0123456-0123456789ab.json`, once),
    },
    "host moves the current release": {
      by: "host",
      hostile: put(artifacts, `${records}/current.json`, once),
      denied: { action: "s3:PutObject" },
      rightful: get(artifacts, `${records}/current.json`),
    },
    "host reads the lease": {
      by: "host",
      hostile: get(artifacts, `${records}/lease.json`),
      denied: { action: "s3:GetObject" },
      rightful: get(artifacts, `${release}/release.json`),
    },
    "host reads what another key keeps": {
      by: "host",
      hostile: get(artifacts, `${foreign}/release.json`),
      denied: { action: "kms:Decrypt", resource: keyOf(account, "backups") },
      rightful: get(artifacts, `${release}/artifact.tar.zst`),
    },
    "host deletes an image": {
      by: "host",
      hostile: remove(bucket("images"), "clover.webp"),
      denied: { action: "s3:DeleteObject" },
      rightful: put(bucket("images"), "clover.webp"),
    },
    "a role that infrastructure-apply widened leaves its boundary": {
      by: "next",
      hostile: remove(bucket("images"), "clover.webp"),
      denied: {
        action: "s3:DeleteObject",
        because: "because no permissions boundary allows the s3:DeleteObject action",
      },
      rightful: put(bucket("images"), "clover.webp"),
    },
    "backup deletes what it keeps": {
      by: "backup",
      hostile: remove(bucket("backups"), "2026/11/23.sql.zst"),
      denied: { action: "s3:DeleteObject", deniedBy: "NoDeletionWithoutMfa" },
      rightful: get(bucket("backups"), "2026/11/23.sql.zst"),
    },
    "operator reads an artifact": {
      by: "operator",
      hostile: get(artifacts, `${release}/artifact.tar.zst`),
      denied: { action: "s3:GetObject" },
      rightful: get(artifacts, `${records}/lease.json`),
    },
  };
}
