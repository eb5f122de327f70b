import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Keys } from "../targets.ts";
import type { S3Context } from "./context.ts";

/** A request as no SDK would send it; everything is signed truthfully unless said otherwise. */
export interface RawRequest {
  method: string;
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  /** Signed instead of `body`. */
  signedBody?: string;
  /** Overrides x-amz-content-sha256. */
  payload?: string;
  keys?: Keys;
  date?: Date;
  /** Seconds: signed into the query instead of the headers. */
  presigned?: number;
  /** Changes the finished request. */
  tamper?: (request: { path: string; headers: Record<string, string> }) => void;
}

export interface RawAnswer {
  status: number;
  /** The error's code. */
  code: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

export type RawContext = Pick<S3Context, "s3" | "target" | "bucket">;

/** What the signer hashes with. */
export class NodeSha256 {
  #hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === "string" || secret === undefined ? secret : bytesOf(secret);
    this.#hash = key === undefined ? createHash("sha256") : createHmac("sha256", key);
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
  reset(): void {}
}

const bytesOf = (data: ArrayBuffer | ArrayBufferView) =>
  ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);

export async function rawRequest({ s3, target, bucket }: RawContext, raw: RawRequest): Promise<RawAnswer> {
  const url = new URL(target.endpoint ?? `https://s3.${target.region}.amazonaws.com`);
  const path = `/${bucket}/${raw.key.split("/").map(encodeURIComponent).join("/")}`;
  const payload =
    raw.payload ??
    createHash("sha256")
      .update(raw.signedBody ?? raw.body ?? "")
      .digest("hex");
  const signer = new SignatureV4({
    service: "s3",
    region: target.region,
    credentials: raw.keys ?? (await s3.config.credentials()),
    sha256: NodeSha256,
    uriEscapePath: false,
  });
  const unsigned = {
    method: raw.method,
    protocol: url.protocol,
    hostname: url.hostname,
    path,
    query: raw.query ?? {},
    headers: {
      host: url.host,
      ...(raw.presigned ? { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" } : { "x-amz-content-sha256": payload }),
      ...raw.headers,
    },
  };
  const signingDate = raw.date ?? new Date();
  const signed = raw.presigned
    ? await signer.presign(unsigned, { signingDate, expiresIn: raw.presigned })
    : await signer.sign(unsigned, { signingDate });
  const search = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encode(name)}=${encode(String(value ?? ""))}`,
  );
  const final = {
    path: signed.path + (search.length > 0 ? `?${search.join("&")}` : ""),
    headers: { ...signed.headers },
  };
  raw.tamper?.(final);
  return exchange(url, raw.method, final, raw.body ?? "");
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

function exchange(
  url: URL,
  method: string,
  { path, headers }: { path: string; headers: Record<string, string> },
  body: string,
): Promise<RawAnswer> {
  const start = url.protocol === "https:" ? httpsRequest : httpRequest;
  const length = method === "GET" || method === "HEAD" ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = start(
      { host: url.hostname, port: url.port, method, path, headers: { ...headers, ...length }, agent: false },
      async (message) => {
        const chunks: Buffer[] = [];
        for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString("utf8");
        const code = /<Code>([^<]*)<\/Code>/.exec(text)?.[1];
        resolve({ status: message.statusCode ?? 0, code, headers: message.headers, body: text });
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
}
