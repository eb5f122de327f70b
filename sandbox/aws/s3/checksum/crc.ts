import { crc32 } from "node:zlib";

/*
 * The CRCs of S3's checksums, all reflected with all-ones in and out. CRC-32 comes from zlib; the other two are table-driven
 * here. Polynomials: CRC-32C (Castagnoli, RFC 3720), CRC-64/NVME (NVM Express base specification).
 */
export interface CrcKind {
  bits: 32n | 64n;
  polynomial: bigint;
}

export const crcKinds = {
  CRC32: { bits: 32n, polynomial: 0xedb88320n },
  CRC32C: { bits: 32n, polynomial: 0x82f63b78n },
  CRC64NVME: { bits: 64n, polynomial: 0x9a6c9329ac4bc9b5n },
} satisfies Record<string, CrcKind>;

export interface Crc {
  update(chunk: Buffer): void;
  value(): bigint;
}

export function crcOf(name: keyof typeof crcKinds): Crc {
  if (name === "CRC32") return zlibCrc();
  return name === "CRC32C" ? crc32c() : crc64();
}

function zlibCrc(): Crc {
  let state = 0;
  return {
    update: (chunk) => {
      state = crc32(chunk, state);
    },
    value: () => BigInt(state),
  };
}

function table(kind: CrcKind): bigint[] {
  return Array.from({ length: 256 }, (_, byte) => {
    let rest = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) rest = rest & 1n ? (rest >> 1n) ^ kind.polynomial : rest >> 1n;
    return rest;
  });
}

const castagnoli = Uint32Array.from(table(crcKinds.CRC32C), Number);

function crc32c(): Crc {
  let state = 0xffffffff;
  return {
    update: (chunk) => {
      for (let at = 0; at < chunk.length; at++) {
        state = (state >>> 8) ^ (castagnoli[(state ^ (chunk[at] ?? 0)) & 0xff] ?? 0);
      }
    },
    value: () => BigInt(~state >>> 0),
  };
}

// 64 bits as two halves of 32: BigInt arithmetic per byte would be some hundred times slower.
const nvmeLow = Uint32Array.from(table(crcKinds.CRC64NVME), (one) => Number(one & 0xffffffffn));
const nvmeHigh = Uint32Array.from(table(crcKinds.CRC64NVME), (one) => Number(one >> 32n));

function crc64(): Crc {
  let low = 0xffffffff;
  let high = 0xffffffff;
  return {
    update: (chunk) => {
      for (let at = 0; at < chunk.length; at++) {
        const index = (low ^ (chunk[at] ?? 0)) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[index] ?? 0);
        high = (high >>> 8) ^ (nvmeHigh[index] ?? 0);
      }
    },
    value: () => (BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0),
  };
}

/** The CRC of two pieces laid end to end, from their CRCs and the second's length in bytes (zlib's crc32_combine). */
export function combineCrcs(kind: CrcKind, first: bigint, second: bigint, secondBytes: number): bigint {
  return multiply(kind, power(kind, BigInt(secondBytes) * 8n), first) ^ second;
}

/** x to the n, modulo the polynomial; bit order reflected as in the CRC itself. */
function power(kind: CrcKind, n: bigint): bigint {
  let result = 1n << (kind.bits - 1n);
  let square = 1n << (kind.bits - 2n);
  for (let rest = n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiply(kind, square, result);
    square = multiply(kind, square, square);
  }
  return result;
}

function multiply(kind: CrcKind, a: bigint, b: bigint): bigint {
  let product = 0n;
  let factor = b;
  for (let bit = 1n << (kind.bits - 1n); bit > 0n; bit >>= 1n) {
    if (a & bit) product ^= factor;
    factor = factor & 1n ? (factor >> 1n) ^ kind.polynomial : factor >> 1n;
  }
  return product;
}
