import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import type { Keys } from "../targets.ts";
import type { S3Context } from "./context.ts";

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export const contractRole = "arn:aws:iam::123456789012:role/contract";

/** The real `aws` program, told of the target by the environment alone. */
const aws = ({ target }: S3Context, ...args: string[]) => awsAs({ target }, target.keys, ...args);

function awsAs({ target }: Pick<S3Context, "target">, keys: Keys | undefined, ...args: string[]): Promise<Ran> {
  const { endpoint, region } = target;
  const env = {
    ...process.env,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_MAX_ATTEMPTS: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    ...(endpoint && { AWS_ENDPOINT_URL: endpoint }),
    ...(keys && { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey }),
    ...(keys?.sessionToken && { AWS_SESSION_TOKEN: keys.sessionToken }),
  };
  return new Promise((resolve) => {
    execFile("aws", args, { env }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : 127) : 0;
      resolve({ code, stdout, stderr: stderr || String(error ?? "") });
    });
  });
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-cli-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const json = ({ stdout, stderr }: Ran): unknown => {
  expect(stderr).toBe("");
  return JSON.parse(stdout);
};

// 254 by version 2 of the program, 255 by version 1.
const refused = expect.toSatisfy((code) => code === 254 || code === 255);
const cli = "documented: AWS CLI reference, s3api and s3";

export const commandLine: Assertion<S3Context>[] = [
  {
    promise: "`aws` puts with a checksum, reads it back, and lists",
    verified: { sandbox: true, moto: true, aws: cli },
    check: (context) =>
      inFolder(async (folder) => {
        const file = join(folder, "sent");
        const Key = context.key("cli é+ .txt");
        writeFileSync(file, "from the command line");
        const place = ["--bucket", context.bucket, "--key", Key];
        const put = await aws(
          context,
          "s3api",
          "put-object",
          ...place,
          "--body",
          file,
          "--checksum-algorithm",
          "SHA256",
        );
        expect(json(put)).toHaveProperty("ChecksumSHA256");
        const got = join(folder, "got");
        const get = await aws(context, "s3api", "get-object", ...place, "--checksum-mode", "ENABLED", got);
        expect(json(get)).toHaveProperty("ChecksumSHA256");
        expect(readFileSync(got, "utf8")).toBe("from the command line");
        const list = await aws(context, "s3api", "list-objects-v2", "--bucket", context.bucket, "--prefix", Key);
        expect(json(list)).toMatchObject({ Contents: [{ Key, Size: 21 }] });
      }),
  },
  {
    promise: "`aws` is refused a second write-once put with 412, and a wrong checksum with BadDigest",
    verified: { sandbox: true, moto: "moto stores checksums without verifying them", aws: cli },
    check: (context) =>
      inFolder(async (folder) => {
        const file = join(folder, "sent");
        writeFileSync(file, "x");
        const put = ["s3api", "put-object", "--bucket", context.bucket, "--key", context.key("once"), "--body", file];
        expect((await aws(context, ...put, "--if-none-match", "*")).code).toBe(0);
        const second = await aws(context, ...put, "--if-none-match", "*");
        expect([second.code, /\((\w+)\)/.exec(second.stderr)?.[1]]).toEqual([refused, "PreconditionFailed"]);
        const sum = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        const wrong = await aws(context, ...put, "--checksum-sha256", sum);
        expect([wrong.code, /\((\w+)\)/.exec(wrong.stderr)?.[1]]).toEqual([refused, "BadDigest"]);
      }),
  },
  {
    promise: "`aws s3 cp` carries 20 MB there and back, and takes --endpoint-url",
    verified: { sandbox: true, moto: true, aws: cli },
    check: (context) =>
      inFolder(async (folder) => {
        const [sent, got] = [join(folder, "sent"), join(folder, "got")];
        writeFileSync(sent, Buffer.alloc(20 * 1024 * 1024, "kloverbuy"));
        const url = `s3://${context.bucket}/${context.key("big")}`;
        const endpoint = context.target.endpoint ? ["--endpoint-url", context.target.endpoint] : [];
        expect((await aws(context, "s3", "cp", "--quiet", sent, url, ...endpoint)).stderr).toBe("");
        expect((await aws(context, "s3", "cp", "--quiet", url, got, ...endpoint)).stderr).toBe("");
        expect(readFileSync(got).equals(readFileSync(sent))).toBe(true);
      }),
  },
  {
    promise: "`aws` learns who it is, assumes a role, and acts as it",
    verified: { sandbox: true, moto: true, aws: "documented: GetCallerIdentity, AssumeRole" },
    ownAccount: true,
    async check(context) {
      const me = json(await aws(context, "sts", "get-caller-identity"));
      expect(me).toMatchObject({
        Account: expect.stringMatching(/^[0-9]{12}$/),
        Arn: expect.stringMatching(/^arn:aws:/),
      });
      const assume = ["sts", "assume-role", "--role-session-name", "contract", "--role-arn"];
      const assumed = json(await aws(context, ...assume, contractRole)) as { Credentials: Record<string, string> };
      const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = assumed.Credentials;
      const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
      const role = json(await awsAs(context, keys, "sts", "get-caller-identity"));
      expect(role).toMatchObject({ Arn: "arn:aws:sts::123456789012:assumed-role/contract/contract" });
      const list = await awsAs(
        context,
        keys,
        "s3api",
        "list-objects-v2",
        "--bucket",
        context.bucket,
        "--max-items",
        "1",
      );
      expect(list.stderr).toBe("");
    },
  },
  {
    promise: "`aws` is denied a role that does not exist",
    verified: { sandbox: true, moto: "moto lets anybody assume anything", aws: "documented: AssumeRole" },
    ownAccount: true,
    async check(context) {
      const assume = ["sts", "assume-role", "--role-session-name", "contract", "--role-arn", `${contractRole}-absent`];
      const denied = await aws(context, ...assume);
      expect([denied.code, /\((\w+)\)/.exec(denied.stderr)?.[1]]).toEqual([refused, "AccessDenied"]);
    },
  },
];
