import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteObjectsCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account as number, readStacks, synthesize } from "../../sandbox/account/stack/index.ts";
import { mfaCode } from "../../sandbox/aws/sts/sts.ts";
import { token } from "../stacks/iam/token.ts";
import { refusal } from "./account.ts";
import { clientsOf, type GuardedAccount, hosts, openGuarded, other, own, person, roleArn } from "./guarded/account.ts";
import { assumed, type Keys } from "./guarded/sts.ts";

let folder: string;
let account: GuardedAccount;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-callers-"));
  await synthesize(folder);
  account = await openGuarded(await readStacks(folder), true);
});
afterAll(async () => {
  await account?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const user = (name: string) => account.principals.create({ arn: person(name), account: number });
/** `claims`: what is another's in the token of the job that deploys. */
const asJob = (role: string, claims: Record<string, string> = {}) =>
  account.sts.assumeRoleWithWebIdentity(role, account.tokens.issue(token(own, "deploy.yml", claims)));
const mfa = { SerialNumber: `arn:aws:iam::${number}:mfa/phone`, TokenCode: mfaCode };

describe("a caller is known by its key", () => {
  const entry = (keys: Keys) =>
    clientsOf(account.url, keys).ssm.send(new GetParameterCommand({ Name: `/kloverbuy/${own}/pipeline` }));
  const current = (keys: Keys) =>
    clientsOf(account.url, keys).s3.send(
      new GetObjectCommand({ Bucket: `kloverbuy-${own}-artifacts-${number}`, Key: `environments/${own}/current.json` }),
    );
  const session = async () => assumed(await asJob(roleArn("deploy")));

  test("and a session of the role that deploys reads its entry; it has no current release yet", async () => {
    const keys = await session();
    expect(await refusal(entry(keys))).toBe("none");
    expect(await refusal(current(keys))).toBe("NoSuchKey");
    expect((await account.sts.callerIdentity(keys)).text("Arn")).toBe(
      `arn:aws:sts::${number}:assumed-role/kloverbuy-${own}-deploy/test`,
    );
  });

  test.each<[string, (keys: Required<Keys>) => Keys, ssm: string, s3: string]>([
    [
      "a key that nobody has",
      (keys) => ({ ...keys, accessKeyId: "ASIAAAAAAAAAAAAAAAAA" }),
      "UnrecognizedClientException",
      "InvalidAccessKeyId",
    ],
    [
      "another secret",
      (keys) => ({ ...keys, secretAccessKey: "x" }),
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
    ],
    [
      "another session's token",
      (keys) => ({ ...keys, sessionToken: "x" }),
      "UnrecognizedClientException",
      "InvalidToken",
    ],
    [
      "a session that is over",
      () =>
        account.principals.issue(
          { arn: "arn:aws:sts::1:assumed-role/x/x", account: number, role: roleArn("deploy") },
          -1,
        ),
      "ExpiredTokenException",
      "ExpiredToken",
    ],
  ])("%s is refused by every service", async (_, change, ssm, s3) => {
    const keys = change(await session());
    expect(await refusal(entry(keys))).toBe(ssm);
    expect(await refusal(current(keys))).toBe(s3);
    expect((await account.sts.callerIdentity(keys)).status).toBe(403);
  });

  test("a request without a signature is refused by every service", async () => {
    const object = `${account.url}/kloverbuy-${own}-artifacts-${number}/environments/${own}/current.json`;
    expect((await fetch(object)).status).toBe(403);
    const headers = { "x-amz-target": "AmazonSSM.GetParameter", "content-type": "application/x-amz-json-1.1" };
    expect(await (await fetch(account.url, { method: "POST", headers, body: "{}" })).text()).toContain(
      "MissingAuthenticationToken",
    );
    expect((await account.sts.callerIdentity(undefined)).text("Code")).toBe("MissingAuthenticationToken");
  });
});

describe("a role is taken as its trust asks", () => {
  test("by the job that it is for", async () => {
    expect((await asJob(roleArn("deploy"))).status).toBe(200);
  });

  test.each<[string, string, Record<string, string>]>([
    ["another repository", "deploy", { repository_id: "1" }],
    ["another environment", "deploy", { environment: other, sub: `repo:octo-org/kloverbuy:environment:${other}` }],
    ["another branch", "deploy", { ref: "refs/heads/mine" }],
    ["a pull request", "deploy", { sub: "repo:octo-org/kloverbuy:pull_request" }],
    ["another workflow", "backup", {}],
    ["the right job, for the administrators' role,", "administrator", {}],
    ["the right job, for a role that is not there,", "nobody", {}],
  ])("%s does not get it", async (_, role, claims) => {
    const answer = await asJob(roleArn(role), claims);
    expect([answer.status, answer.text("Code")]).toEqual([403, "AccessDenied"]);
  });

  test.each<[string, (token: string) => string, string]>([
    ["somebody else signed", (text) => text.replace(/[^.]*$/, "AAAA"), "InvalidIdentityToken"],
    ["was changed", (text) => text.replace(/\..*\./, (body) => `.${changed(body)}.`), "InvalidIdentityToken"],
    ["is no token", () => "x", "InvalidIdentityToken"],
  ])("a token that %s opens nothing", async (_, spoil, code) => {
    const web = account.tokens.issue(token(own, "deploy.yml"));
    expect((await account.sts.assumeRoleWithWebIdentity(roleArn("deploy"), spoil(web))).text("Code")).toBe(code);
  });
  const changed = (body: string) =>
    Buffer.from(Buffer.from(body.slice(1, -1), "base64url").toString().replace("octocat", "mallory")).toString(
      "base64url",
    );

  test("a token that is over, and one of another issuer, open nothing", async () => {
    expect((await asJob(roleArn("deploy"), { exp: "1" })).text("Code")).toBe("ExpiredTokenException");
    expect((await asJob(roleArn("deploy"), { iss: "https://gitlab.com" })).text("Code")).toBe("InvalidIdentityToken");
    expect((await asJob(roleArn("deploy"), { aud: "vault" })).text("Code")).toBe("InvalidIdentityToken");
  });

  test("by a person whom it names, and by no other", async () => {
    expect((await account.sts.assumeRole(roleArn("operator"), user("operator"))).status).toBe(200);
    expect((await account.sts.assumeRole(roleArn("operator"), user("mallory"))).status).toBe(403);
    expect((await account.sts.assumeRole(roleArn("deploy"), user("operator"))).status).toBe(403);
  });

  test("the administrators' only with a second factor", async () => {
    const keys = user("administrator");
    expect((await account.sts.assumeRole(roleArn("administrator"), keys)).status).toBe(403);
    expect((await account.sts.assumeRole(roleArn("administrator"), keys, { ...mfa, TokenCode: "123456" })).status).toBe(
      403,
    );
    expect((await account.sts.assumeRole(roleArn("administrator"), keys, mfa)).status).toBe(200);
    expect((await account.sts.assumeRole(roleArn("administrator"), user("operator"), mfa)).status).toBe(403);
  });

  test("nobody gets from one role to another", async () => {
    const keys = assumed(await asJob(roleArn("deploy")));
    for (const role of ["build", "operator", "administrator", "host"])
      expect((await account.sts.assumeRole(roleArn(role), keys)).status).toBe(403);
  });
});

test("of a list of deletions only what the caller may delete is deleted", async () => {
  const Bucket = `kloverbuy-${own}-images-${number}`;
  const [root, host] = [await account.as("root"), await account.as("host")];
  await root.s3.send(new PutObjectCommand({ Bucket, Key: "clover.webp", Body: "x" }));
  const Delete = { Objects: [{ Key: "clover.webp" }] };
  const refused = await host.s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
  expect([refused.Deleted, refused.Errors?.map(({ Code }) => Code)]).toEqual([undefined, ["AccessDenied"]]);
  expect(await refusal(host.s3.send(new GetObjectCommand({ Bucket, Key: "clover.webp" })))).toBe("none");
  const done = await root.s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
  expect(done.Deleted).toHaveLength(1);
});

test("a host's session is its own: it names the instance", async () => {
  const answer = await account.sts.callerIdentity(await (await account.as("host")).s3.config.credentials());
  expect(answer.text("Arn")).toBe(`arn:aws:sts::${number}:assumed-role/kloverbuy-${own}-host/${hosts.own}`);
});
