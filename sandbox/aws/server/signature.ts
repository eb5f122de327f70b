import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Credentials } from "../protocol/credentials.ts";
import type { Principal } from "../protocol/principal.ts";
import { type Reason, refusal } from "../protocol/refusals.ts";
import type { Protocol } from "../protocol/service.ts";

export const emptySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const skewMs = 15 * 60 * 1000;
const longestPresignedSeconds = 7 * 24 * 3600;

/** What a signature covers, as it arrived. */
export interface SignedParts {
  method: string;
  /** As on the wire, before any decoding. */
  rawPath: string;
  query: URLSearchParams;
  headers: Record<string, string>;
}

/** Read off a request before anything is checked. */
export interface Claim {
  presigned: boolean;
  accessKeyId: string;
  scope: string;
  date: string;
  service: string;
  region: string;
  signedHeaders: string[];
  signature: string;
  timestamp: string;
  token: string | undefined;
  expires: number | undefined;
}

export interface Verified {
  principal: Principal;
  claim: Claim;
  /** The x-amz-content-sha256 that was signed: a digest, UNSIGNED-PAYLOAD or a STREAMING-... word. */
  payload: string;
  key: Buffer;
}

export const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
export const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

const unreserved = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** undefined: the request carries no signature. */
export function readClaim({ query, headers }: SignedParts): Claim | undefined {
  const presigned = query.has("X-Amz-Signature");
  const authorization = headers.authorization ?? "";
  if (!presigned && !authorization.startsWith("AWS4-HMAC-SHA256 ")) return undefined;
  const field = presigned
    ? (name: string) => query.get(`X-Amz-${name}`) ?? ""
    : (name: string) => new RegExp(`[ ,]${name}=([^, ]*)`).exec(authorization)?.[1] ?? "";
  const [accessKeyId = "", date = "", region = "", service = "", end = ""] = field("Credential").split("/");
  return {
    presigned,
    accessKeyId,
    scope: [date, region, service, end].join("/"),
    date,
    region,
    service,
    signedHeaders: field("SignedHeaders").split(";").filter(Boolean),
    signature: field("Signature"),
    timestamp: presigned ? field("Date") : (headers["x-amz-date"] ?? ""),
    token: (presigned ? query.get("X-Amz-Security-Token") : headers["x-amz-security-token"]) ?? undefined,
    expires: presigned ? Number(query.get("X-Amz-Expires") ?? Number.NaN) : undefined,
  };
}

/** Checks key, clock, token and signature; `bodySha256` is for protocols whose clients need not send the digest. */
export function verify(
  parts: SignedParts,
  claim: Claim,
  principals: Credentials,
  protocol: Protocol,
  bodySha256?: string,
): Verified {
  const refuse = (reason: Reason, message: string) => refusal(protocol, reason, message);
  const signedAt = parseTimestamp(claim.timestamp);
  if (signedAt === undefined || !claim.scope.endsWith("/aws4_request") || !claim.timestamp.startsWith(claim.date)) {
    throw refuse(
      "malformed",
      "The signature's credential scope or date is not in the form that Signature Version 4 asks for.",
    );
  }
  const held = principals.find(claim.accessKeyId);
  if (!held) throw refuse("unknown-key", `The access key id '${claim.accessKeyId}' does not exist in our records.`);
  if ((held.principal.sessionToken ?? "") !== (claim.token ?? "")) {
    throw refuse("bad-token", "The security token included in the request is invalid.");
  }
  if (held.expires && held.expires.getTime() <= Date.now()) {
    throw refuse("expired-token", "The provided token has expired.");
  }
  checkClock(claim, signedAt, refuse);
  const payload = signedPayload(parts, claim, protocol, bodySha256);
  const key = signingKey(held.principal.secretAccessKey, claim);
  const canonical = sha256(canonicalRequest(parts, claim, payload, protocol));
  const expected = hmac(key, `AWS4-HMAC-SHA256\n${claim.timestamp}\n${claim.scope}\n${canonical}`);
  const given = Buffer.from(claim.signature, "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw refuse("bad-signature", "The request signature we calculated does not match the signature you provided.");
  }
  refuseUnsignedHeaders(parts, claim, refuse);
  return { principal: held.principal, claim, payload, key };
}

const signingKeys = new Map<string, Buffer>();
const mostSigningKeys = 1000;

/** Kept, because deriving it costs more than all the rest of a small request's check. */
function signingKey(secret: string, { scope, date, region, service }: Claim): Buffer {
  const name = `${secret} ${scope}`;
  const known = signingKeys.get(name);
  if (known) return known;
  if (signingKeys.size >= mostSigningKeys) signingKeys.clear();
  const key = [region, service, "aws4_request"].reduce(hmac, hmac(`AWS4${secret}`, date));
  signingKeys.set(name, key);
  return key;
}

type Refuse = (reason: Reason, message: string) => Error;

function parseTimestamp(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function checkClock(claim: Claim, signedAt: number, refuse: Refuse): void {
  const now = Date.now();
  if (claim.expires === undefined) {
    if (Math.abs(now - signedAt) <= skewMs) return;
    throw refuse("skewed", "The difference between the request time and the current time is too large.");
  }
  if (!(claim.expires >= 1 && claim.expires <= longestPresignedSeconds)) {
    throw refuse("malformed", `X-Amz-Expires is not between 1 and ${longestPresignedSeconds} seconds.`);
  }
  if (signedAt - now > skewMs) throw refuse("url-expired", "Request is not valid yet");
  if (signedAt + claim.expires * 1000 < now) throw refuse("url-expired", "Request has expired");
}

function signedPayload(parts: SignedParts, claim: Claim, protocol: Protocol, bodySha256?: string): string {
  const declared = parts.headers["x-amz-content-sha256"];
  if (protocol !== "s3") return bodySha256 ?? emptySha256;
  if (claim.presigned) return declared ?? parts.query.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD";
  if (declared === undefined) {
    throw refusal("s3", "malformed", "Missing required header for this request: x-amz-content-sha256");
  }
  return declared;
}

function canonicalRequest(parts: SignedParts, claim: Claim, payload: string, protocol: Protocol): string {
  // S3 encodes the path once; every other service encodes what is already encoded once more.
  const segments = parts.rawPath.split("/");
  const path = segments.map((one) => unreserved(protocol === "s3" ? decodeURIComponent(one) : one)).join("/");
  const query = [...parts.query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [unreserved(name), unreserved(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const headers = claim.signedHeaders.map((name) => `${name}:${headerText(parts.headers[name] ?? "")}\n`).join("");
  return [parts.method, path, query, headers, claim.signedHeaders.join(";"), payload].join("\n");
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** node:http reads header bytes as Latin-1, clients sign them as UTF-8. */
const headerText = (value: string) => Buffer.from(value, "latin1").toString("utf8").trim().replace(/ +/g, " ");

/** An x-amz- header that the signature leaves out could have been added on the way. */
function refuseUnsignedHeaders(parts: SignedParts, claim: Claim, refuse: Refuse): void {
  const needed = Object.keys(parts.headers).filter((name) => name === "host" || name.startsWith("x-amz-"));
  const free = needed.filter((name) => !claim.signedHeaders.includes(name) && name !== "x-amz-content-sha256");
  if (free.length > 0) {
    throw refuse("unsigned", `There were headers present in the request which were not signed: ${free.join(", ")}`);
  }
}
