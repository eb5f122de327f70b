import { createHash } from "node:crypto";
import type { AwsRequest } from "../../protocol/service.ts";
import { invalidRequest, S3Error } from "../failure.ts";
import { combineCrcs, crcKinds, crcOf } from "./crc.ts";

export const algorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;
export type Algorithm = (typeof algorithms)[number];
export type ChecksumType = "FULL_OBJECT" | "COMPOSITE";

export interface Checksum {
  algorithm: Algorithm;
  type: ChecksumType;
  /** Base64; a composite one ends in -<number of parts>. */
  value: string;
}

export const headerOf = (algorithm: Algorithm) => `x-amz-checksum-${algorithm.toLowerCase()}`;
export const elementOf = (algorithm: Algorithm) => `Checksum${algorithm}` as const;
const bytesOf: Record<Algorithm, number> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };

export interface Digest {
  update(chunk: Buffer): void;
  value(): Buffer;
}

export function digestOf(algorithm: Algorithm): Digest {
  if (algorithm === "SHA1" || algorithm === "SHA256") {
    const hash = createHash(algorithm);
    return { update: (chunk) => void hash.update(chunk), value: () => hash.digest() };
  }
  const crc = crcOf(algorithm);
  return { update: crc.update, value: () => bytes(crc.value(), bytesOf[algorithm]) };
}

const bytes = (value: bigint, size: number) => Buffer.from(value.toString(16).padStart(size * 2, "0"), "hex");
const number = (base64: string) => BigInt(`0x${Buffer.from(base64, "base64").toString("hex")}`);

export function algorithmNamed(name: string | undefined): Algorithm | undefined {
  if (name === undefined) return undefined;
  const found = algorithms.find((one) => one === name.toUpperCase());
  if (!found)
    throw invalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the valid types.");
  return found;
}

/** What the caller says of a body: an algorithm, and the value now (header) or after the body (trailer). */
export interface Declared {
  algorithm?: Algorithm;
  /** The value, once the body has ended. */
  value(): string | undefined;
  /** In hex. */
  md5?: string;
}

export function declaredChecksum({ headers }: AwsRequest): Declared {
  const trailer = (headers["x-amz-trailer"] ?? "").toLowerCase();
  const inHeader = algorithms.filter((one) => headers[headerOf(one)] !== undefined);
  const inTrailer = algorithms.filter((one) => trailer.split(/[, ]+/).includes(headerOf(one)));
  const named = [...inHeader, ...inTrailer];
  if (named.length > 1) {
    throw invalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
  }
  const [algorithm] = named;
  const announced = algorithmNamed(headers["x-amz-sdk-checksum-algorithm"]);
  if (announced && !algorithm) {
    throw invalidRequest(
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
    );
  }
  if (announced && announced !== algorithm) {
    throw invalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
  }
  const md5 = declaredMd5(headers["content-md5"]);
  if (algorithm && inHeader.length > 0) checkForm(algorithm, headers[headerOf(algorithm)] ?? "");
  const value = () => (algorithm ? headers[headerOf(algorithm)] : undefined);
  return { value, ...(algorithm && { algorithm }), ...(md5 && { md5 }) };
}

function checkForm(algorithm: Algorithm, value: string): void {
  const decoded = Buffer.from(value, "base64");
  if (decoded.length !== bytesOf[algorithm] || decoded.toString("base64") !== value) {
    throw invalidRequest(`Value for ${headerOf(algorithm)} header is invalid.`);
  }
}

function declaredMd5(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const decoded = Buffer.from(header, "base64");
  if (decoded.length === 16) return decoded.toString("hex");
  throw new S3Error("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
}

/** Holds what was computed against what was declared; `computed` is the digest by `declared.algorithm`, in base64. */
export function verifyBody(declared: Declared, md5: string, computed: string | undefined): void {
  if (declared.md5 && declared.md5 !== md5) {
    throw new S3Error("BadDigest", 400, "The Content-MD5 you specified did not match what we received.");
  }
  const { algorithm } = declared;
  if (!algorithm || !computed) return;
  const given = declared.value();
  if (given === undefined) throw new S3Error("IncompleteBody", 400, `The trailer ${headerOf(algorithm)} is missing.`);
  checkForm(algorithm, given);
  if (given !== computed) {
    throw new S3Error("BadDigest", 400, `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

/** A multipart object's checksum from its parts' checksums. */
export function combineParts(
  algorithm: Algorithm,
  type: ChecksumType,
  parts: { value: string; size: number }[],
): Checksum {
  if (type === "COMPOSITE") {
    const digest = digestOf(algorithm);
    for (const part of parts) digest.update(Buffer.from(part.value, "base64"));
    return { algorithm, type, value: `${digest.value().toString("base64")}-${parts.length}` };
  }
  if (algorithm === "SHA1" || algorithm === "SHA256") throw invalidRequest(`${algorithm} cannot be FULL_OBJECT.`);
  const kind = crcKinds[algorithm];
  const total = parts.reduce((sum, part) => combineCrcs(kind, sum, number(part.value), part.size), 0n);
  return { algorithm, type, value: bytes(total, bytesOf[algorithm]).toString("base64") };
}

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { [headerOf(checksum.algorithm)]: checksum.value, "x-amz-checksum-type": checksum.type };
}
