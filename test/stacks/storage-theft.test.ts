import { describe, expect, it } from "vitest";
import { type Asker, compile, evaluate } from "../../sandbox/aws/iam/evaluate.ts";
import { type Environment, environments } from "../../stacks/config/environment.ts";
import { roleArn } from "../../stacks/config/role-names.ts";
import { pipelineRoles } from "../../stacks/storage/policy.ts";
import { ofBucket, type Stack, synthesize } from "./synthesis.ts";

const stacks = synthesize();

/** The caller may do anything as far as IAM goes: only the bucket's and the key's own policies are left. */
const everything = compile({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } });

const safely = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };
const withMfa = { ...safely, "aws:MultiFactorAuthPresent": "true" };

type Call = [action: string, key: string, context?: Record<string, string>];

class Theft {
  readonly #stack: Stack;
  readonly #account: string;
  constructor({ name, account }: Environment) {
    const stack = stacks[`kloverbuy-${name}`];
    if (stack === undefined) throw new Error(`There is no stack for ${name}.`);
    this.#stack = stack;
    this.#account = account;
  }

  role(arn: string): Asker {
    const title = arn.split("/").at(-1);
    return {
      kind: "aws",
      account: this.#account,
      role: arn,
      arn: `arn:aws:sts::${this.#account}:assumed-role/${title}/s`,
    };
  }

  /** What the bucket itself says; `key` empty: the bucket is meant. */
  onBucket(bucket: string, principal: Asker, [action, key, context = safely]: Call) {
    const arn = `arn:aws:s3:::${String(this.#stack.resource.aws_s3_bucket?.[bucket]?.bucket)}`;
    const source = String(ofBucket(this.#stack, "aws_s3_bucket_policy", bucket)?.policy);
    return this.#ask(source.replaceAll(`\${aws_s3_bucket.${bucket}.arn}`, arn), principal, {
      action,
      resource: key === "" ? arn : `${arn}/${key}`,
      context,
    });
  }

  onKey(key: string, principal: Asker, action: string, context: Record<string, string> = safely) {
    const source = String(this.#stack.resource.aws_kms_key?.[key]?.policy);
    const resource = `arn:aws:kms:eu-central-1:${this.#account}:key/0`;
    return this.#ask(source, principal, { action, resource, context });
  }

  #ask(source: string, principal: Asker, asked: { action: string; resource: string; context: object }) {
    // A reference that is left is the key's ARN, which a request names likewise.
    const resource = compile(source.replace(/\$\{(aws_kms_key\.\w+)\.arn\}/g, "arn:aws:kms:eu-central-1:1:$1"));
    const question = { ...asked, principal, context: { ...asked.context } as Record<string, string> };
    return evaluate({ policies: principal.kind === "aws" ? [everything] : [], resource }, question);
  }
}

describe.each(environments.map((one) => [one.name, one] as const))("%s", (name, environment) => {
  const theft = new Theft(environment);
  const administrator = theft.role(`arn:aws:iam::${environment.account}:role/x/administrator`);
  const stranger: Asker = { kind: "aws", account: "999999999999", arn: "arn:aws:iam::999999999999:user/eve" };
  const backup = "daily/2026-11-23.sql.zst";
  const thieves = pipelineRoles(environment).map((arn) => [arn.split("/").at(-1) ?? "", theft.role(arn)] as const);

  describe.each(thieves)("a thief of %s, who may do anything in IAM", (_, thief) => {
    it.each<Call>([
      ["s3:DeleteObject", backup],
      ["s3:DeleteObject", backup, withMfa],
      ["s3:DeleteObjectVersion", backup],
      ["s3:DeleteObjectVersion", backup, withMfa],
      ["s3:PutObjectRetention", backup],
      ["s3:PutObjectLegalHold", backup],
      ["s3:BypassGovernanceRetention", backup],
      ["s3:PutBucketObjectLockConfiguration", ""],
      ["s3:PutBucketVersioning", ""],
      ["s3:PutLifecycleConfiguration", ""],
      ["s3:PutEncryptionConfiguration", ""],
      ["s3:PutReplicationConfiguration", ""],
      ["s3:PutBucketPolicy", ""],
      ["s3:DeleteBucketPolicy", ""],
      ["s3:DeleteBucket", ""],
      ["s3:PutObject", backup, { ...safely, "s3:x-amz-server-side-encryption-customer-algorithm": "AES256" }],
      ["s3:PutObject", backup, { ...safely, "s3:x-amz-server-side-encryption": "AES256" }],
      ["s3:PutObject", backup, { ...safely, "s3:x-amz-server-side-encryption": "aws:kms" }],
    ])("is denied %s of a backup (%s) %j", (...call) => {
      expect(theft.onBucket("backups", thief, call).deniedBy).toBeDefined();
    });

    it.each(["kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy", "kms:CreateGrant"])(
      "is denied %s of the backups' key",
      (action) => expect(theft.onKey("backups_key", thief, action, withMfa).deniedBy).toBe("PipelineOnlyUses"),
    );

    it("plants nothing in a log", () => {
      expect(theft.onBucket("logs", thief, ["s3:PutObject", "balancer/x"]).deniedBy).toBe("OnlyServicesWrite");
    });

    it("but still adds and reads a backup: the bucket refuses no more than that", () => {
      expect(theft.onBucket("backups", thief, ["s3:PutObject", backup])).toMatchObject({ allowed: true });
      expect(theft.onBucket("backups", thief, ["s3:GetObject", backup])).toMatchObject({ allowed: true });
      expect(theft.onKey("backups_key", thief, "kms:GenerateDataKey")).toMatchObject({ allowed: true });
    });
  });

  it("a backup is deleted with MFA alone: of a person, or of a session of the role that asks for it", () => {
    const taken = theft.role(roleArn(environment, "administrator"));
    const other = theft.role(roleArn({ ...environment, name: "other" }, "administrator"));
    for (const action of ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectRetention"]) {
      expect(theft.onBucket("backups", taken, [action, backup])).toMatchObject({ allowed: true });
      expect(theft.onBucket("backups", other, [action, backup]).deniedBy).toBe("NoDeletionWithoutMfa");
      expect(theft.onBucket("backups", administrator, [action, backup]).deniedBy).toBe("NoDeletionWithoutMfa");
      expect(theft.onBucket("backups", administrator, [action, backup, withMfa])).toMatchObject({ allowed: true });
    }
  });

  it.each(["artifacts_key", "backups_key", "data_key", "records_key"])(
    "%s ends only with MFA, where that matters",
    (key) => {
      const plain = theft.onKey(key, administrator, "kms:ScheduleKeyDeletion");
      expect(plain.deniedBy).toBe(name === "production" ? "NoEndWithoutMfa" : undefined);
      expect(theft.onKey(key, administrator, "kms:ScheduleKeyDeletion", withMfa)).toMatchObject({ allowed: true });
    },
  );

  it.each(["artifacts", "images", "logs", "backups"])(
    "the bucket %s answers neither strangers nor plain HTTP",
    (bucket) => {
      const read = (principal: Asker, context?: Record<string, string>) =>
        theft.onBucket(bucket, principal, context ? ["s3:GetObject", "x", context] : ["s3:GetObject", "x"]);
      expect(read(stranger).deniedBy).toBe("OwnAccountOnly");
      expect(read(administrator, { ...safely, "aws:SecureTransport": "false" }).deniedBy).toBe("TlsOnly");
      expect(read(administrator, { ...safely, "s3:TlsVersion": "1.1" }).deniedBy).toBe("NoOldTls");
      expect(read(administrator)).toMatchObject({ allowed: true });
    },
  );

  describe("the log bucket takes logs", () => {
    const balancer: Asker = { kind: "service", name: "logdelivery.elasticloadbalancing.amazonaws.com" };
    const s3: Asker = { kind: "service", name: "logging.s3.amazonaws.com" };
    const cloudTrail: Asker = { kind: "service", name: "cloudtrail.amazonaws.com" };
    const put = (principal: Asker, key: string, context: Record<string, string> = safely) =>
      theft.onBucket("logs", principal, ["s3:PutObject", key, context]).allowed;
    const from = (bucket: string, account = environment.account) => ({
      ...safely,
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:aws:s3:::${bucket}`,
    });

    it("of our balancers, and of no other account's", () => {
      expect(put(balancer, `balancer/AWSLogs/${environment.account}/elasticloadbalancing/x.log.gz`)).toBe(true);
      expect(put(balancer, "balancer/AWSLogs/999999999999/elasticloadbalancing/x.log.gz")).toBe(false);
      expect(put(balancer, "s3/x")).toBe(false);
    });

    it("of our buckets, and of no other", () => {
      expect(put(s3, "s3/x", from(environment.names.backupBucket))).toBe(true);
      expect(put(s3, "s3/x", from("somebody-else"))).toBe(false);
      expect(put(s3, "s3/x", from(environment.names.backupBucket, "999999999999"))).toBe(false);
      expect(put(s3, "balancer/x", from(environment.names.backupBucket))).toBe(false);
    });

    it("of no other service, and of no person", () => {
      expect(put(cloudTrail, "s3/x", from(environment.names.backupBucket))).toBe(false);
      expect(put(administrator, "s3/x", withMfa)).toBe(false);
    });
  });

  describe("the key of logs and topics lets in", () => {
    const context = (key: string, value: string) => ({ ...safely, [key]: value });
    const logs: Asker = { kind: "service", name: `logs.${environment.region}.amazonaws.com` };
    const group = (account: string) =>
      context("kms:EncryptionContext:aws:logs:arn", `arn:aws:logs:${environment.region}:${account}:log-group:/x`);
    it("CloudWatch Logs for this account's groups", () => {
      const ask = (account: string) => theft.onKey("records_key", logs, "kms:GenerateDataKey", group(account)).allowed;
      expect(ask(environment.account)).toBe(true);
      expect(ask("999999999999")).toBe(false);
    });
    it.each(["cloudwatch", "budgets", "events.rds"])("%s for this account", (service) => {
      const asker: Asker = { kind: "service", name: `${service}.amazonaws.com` };
      const ask = (account: string) =>
        theft.onKey("records_key", asker, "kms:Decrypt", context("aws:SourceAccount", account)).allowed;
      expect(ask(environment.account)).toBe(true);
      expect(ask("999999999999")).toBe(false);
      expect(
        theft.onKey("backups_key", asker, "kms:Decrypt", context("aws:SourceAccount", environment.account)).allowed,
      ).toBe(false);
    });
  });
});
