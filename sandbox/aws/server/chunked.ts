import { createHash, timingSafeEqual } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";
import { AwsError } from "../protocol/service.ts";
import { emptySha256, hmac, sha256, type Verified } from "./signature.ts";

const longestLine = 16 * 1024;

type Part = "header" | "data" | "after-data" | "trailer" | "end";

/**
 * Takes the aws-chunked framing off and, for the signed kinds, checks every chunk's signature. Trailing headers are added to
 * `headers` before the stream ends. Format: "Signature calculations ... (chunked upload)" in the S3 API reference.
 */
export class AwsChunked extends Transform {
  #verified: Verified;
  #headers: Record<string, string>;
  #signed: boolean;
  #part: Part = "header";
  #line = Buffer.alloc(0);
  #left = 0;
  #decoded = 0;
  #previous: string;
  #chunkSignature = "";
  #hash = createHash("sha256");
  #trailers: [name: string, value: string][] = [];

  constructor(verified: Verified, headers: Record<string, string>) {
    super();
    this.#verified = verified;
    this.#headers = headers;
    this.#signed = verified.payload.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
    this.#previous = verified.claim.signature;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      this.#consume(chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    const declared = this.#headers["x-amz-decoded-content-length"];
    if (this.#part !== "end") done(incomplete("the last chunk is missing"));
    else if (declared === undefined)
      done(new AwsError("MissingContentLength", 411, "x-amz-decoded-content-length is missing."));
    else if (Number(declared) !== this.#decoded) done(incomplete(`${this.#decoded} of ${declared} bytes arrived`));
    else done();
  }

  #consume(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#part === "data") {
        const data = chunk.subarray(at, at + this.#left);
        at += data.length;
        this.#take(data);
        continue;
      }
      const newline = chunk.indexOf(0x0a, at);
      const end = newline < 0 ? chunk.length : newline + 1;
      this.#line = Buffer.concat([this.#line, chunk.subarray(at, end)]);
      at = end;
      if (this.#line.length > longestLine) throw malformed("a chunk header is longer than 16 KiB");
      if (newline < 0) return;
      const line = this.#line.toString("latin1").replace(/\r?\n$/, "");
      this.#line = Buffer.alloc(0);
      this.#readLine(line);
    }
  }

  #take(data: Buffer): void {
    this.#left -= data.length;
    this.#decoded += data.length;
    if (this.#signed) this.#hash.update(data);
    this.push(data);
    if (this.#left === 0) this.#part = "after-data";
  }

  #readLine(line: string): void {
    if (this.#part === "header") this.#openChunk(line);
    else if (this.#part === "after-data") {
      if (line !== "") throw malformed("a chunk is longer than its header says");
      this.#checkChunk();
      this.#part = "header";
    } else if (this.#part === "trailer") {
      if (line === "") this.#finish();
      else this.#addTrailer(line);
    } else if (line !== "") throw malformed("there is more after the last chunk");
  }

  #openChunk(line: string): void {
    const match = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
    if (!match?.[1] || (this.#signed && !match[2]))
      throw malformed("a chunk header is not <size>;chunk-signature=<hex>");
    this.#left = Number.parseInt(match[1], 16);
    this.#chunkSignature = match[2] ?? "";
    this.#part = "data";
    if (this.#left > 0) return;
    this.#checkChunk();
    this.#part = "trailer";
  }

  #checkChunk(): void {
    if (!this.#signed) return;
    const digest = this.#hash.digest("hex");
    this.#hash = createHash("sha256");
    this.#check("AWS4-HMAC-SHA256-PAYLOAD", `${emptySha256}\n${digest}`, this.#chunkSignature);
  }

  #addTrailer(line: string): void {
    const colon = line.indexOf(":");
    if (colon < 1) throw malformed("a trailer is not name:value");
    this.#trailers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
  }

  #finish(): void {
    const signature = this.#trailers.find(([name]) => name === "x-amz-trailer-signature")?.[1];
    const plain = this.#trailers.filter(([name]) => name !== "x-amz-trailer-signature");
    if (this.#signed && this.#verified.payload.endsWith("-TRAILER")) {
      const text = plain.map(([name, value]) => `${name}:${value}\n`).join("");
      this.#check("AWS4-HMAC-SHA256-TRAILER", sha256(text), signature ?? "");
    }
    const announced = (this.#headers["x-amz-trailer"] ?? "").toLowerCase().split(/[, ]+/);
    for (const [name, value] of plain) {
      if (!announced.includes(name)) throw malformed(`the trailer ${name} was not announced in x-amz-trailer`);
      this.#headers[name] = value;
    }
    this.#part = "end";
  }

  #check(kind: string, tail: string, given: string): void {
    const { claim, key } = this.#verified;
    const expected = hmac(key, `${kind}\n${claim.timestamp}\n${claim.scope}\n${this.#previous}\n${tail}`);
    const bytes = Buffer.from(given, "hex");
    if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) {
      throw new AwsError("SignatureDoesNotMatch", 403, "A chunk's signature does not match the one we calculated.");
    }
    this.#previous = given;
  }
}

const malformed = (what: string) => new AwsError("InvalidRequest", 400, `The aws-chunked body is malformed: ${what}.`);
const incomplete = (what: string) =>
  new AwsError("IncompleteBody", 400, `You did not provide the number of bytes specified: ${what}.`);
