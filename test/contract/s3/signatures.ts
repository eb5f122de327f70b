import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import type { S3Context } from "./context.ts";
import { rawRequest } from "./raw.ts";

const noMoto = "moto checks no signatures";
const errors = "documented: S3 error responses";
const signing = "documented: 'Authenticating requests (Signature Version 4)'";
const minute = 60_000;

async function keysOf({ s3 }: S3Context) {
  const { accessKeyId, secretAccessKey } = await s3.config.credentials();
  return { accessKeyId, secretAccessKey };
}

export const signatures: Assertion<S3Context>[] = [
  {
    promise: "a truthful signature is accepted, in headers and as a presigned URL",
    verified: { sandbox: true, moto: true, aws: signing },
    async check(context) {
      const key = context.key("signed é +%");
      expect((await rawRequest(context, { method: "PUT", key, body: "x" })).status).toBe(200);
      expect(await rawRequest(context, { method: "GET", key, presigned: 60 })).toMatchObject({
        status: 200,
        body: "x",
      });
    },
  },
  {
    promise: "a wrong secret is SignatureDoesNotMatch and an unknown key InvalidAccessKeyId",
    verified: { sandbox: true, moto: noMoto, aws: errors },
    async check(context) {
      const keys = await keysOf(context);
      const put = { method: "PUT", key: context.key("forged"), body: "x" };
      const forged = { ...put, keys: { ...keys, secretAccessKey: "guessed" } };
      expect(await rawRequest(context, forged)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
      const unknown = { ...put, keys: { ...keys, accessKeyId: "AKIAAAAAAAAAAAAAAAAA" } };
      expect(await rawRequest(context, unknown)).toMatchObject({ status: 403, code: "InvalidAccessKeyId" });
    },
  },
  {
    promise: "no signature is AccessDenied, and an invented session token InvalidToken",
    verified: { sandbox: true, moto: noMoto, aws: errors },
    async check(context) {
      const get = { method: "GET", key: context.key("absent") };
      const tamper = ({ headers }: { headers: Record<string, string> }) => {
        delete headers.authorization;
      };
      expect(await rawRequest(context, { ...get, tamper })).toMatchObject({ status: 403, code: "AccessDenied" });
      const keys = { ...(await keysOf(context)), sessionToken: "invented" };
      expect(await rawRequest(context, { ...get, keys })).toMatchObject({ status: 400, code: "InvalidToken" });
    },
  },
  {
    promise: "a request replayed after 15 minutes is RequestTimeTooSkewed",
    verified: { sandbox: true, moto: noMoto, aws: errors },
    async check(context) {
      const put = { method: "PUT", key: context.key("replayed"), body: "x" };
      for (const shift of [-16 * minute, 16 * minute]) {
        const date = new Date(Date.now() + shift);
        expect(await rawRequest(context, { ...put, date })).toMatchObject({
          status: 403,
          code: "RequestTimeTooSkewed",
        });
      }
      expect((await rawRequest(context, { ...put, date: new Date(Date.now() - 14 * minute) })).status).toBe(200);
    },
  },
  {
    promise: "a presigned URL ends with its seconds and holds for nothing else",
    verified: { sandbox: true, moto: noMoto, aws: signing },
    async check(context) {
      const key = context.key("presigned");
      await context.put(key, "x");
      const late = { method: "GET", key, presigned: 60, date: new Date(Date.now() - 2 * minute) };
      expect(await rawRequest(context, late)).toMatchObject({ status: 403, code: "AccessDenied" });
      const tamper = (request: { path: string }) => {
        request.path = request.path.replace("presigned", "another");
      };
      const other = { method: "GET", key, presigned: 60, tamper };
      expect(await rawRequest(context, other)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
    },
  },
  {
    promise: "a header or a query word that was changed or added on the way is refused",
    verified: { sandbox: true, moto: noMoto, aws: signing },
    async check(context) {
      const key = context.key("changed");
      const put = { method: "PUT", key, body: "x", headers: { "x-amz-meta-role": "reader" } };
      const change = ({ headers }: { headers: Record<string, string> }) => {
        headers["x-amz-meta-role"] = "writer";
      };
      expect(await rawRequest(context, { ...put, tamper: change })).toMatchObject({
        status: 403,
        code: "SignatureDoesNotMatch",
      });
      const add = ({ headers }: { headers: Record<string, string> }) => {
        headers["x-amz-meta-extra"] = "1";
      };
      expect(await rawRequest(context, { ...put, tamper: add })).toMatchObject({ status: 403, code: "AccessDenied" });
      const query = (request: { path: string }) => {
        request.path += "?versionId=null";
      };
      const get = { method: "GET", key, tamper: query };
      expect(await rawRequest(context, get)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
    },
  },
];
