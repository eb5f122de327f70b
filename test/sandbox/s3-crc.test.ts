import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { combineCrcs, crcKinds, crcOf } from "../../sandbox/aws/s3/checksum/crc.ts";

const names = ["CRC32", "CRC32C", "CRC64NVME"] as const;

function crc(name: (typeof names)[number], ...pieces: Buffer[]): bigint {
  const state = crcOf(name);
  for (const piece of pieces) state.update(piece);
  return state.value();
}

describe("the CRCs of S3's checksums", () => {
  it("give the published check values of '123456789'", () => {
    const values = names.map((name) => crc(name, Buffer.from("123456789")).toString(16));
    expect(values).toEqual(["cbf43926", "e3069283", "ae8b14860a799888"]);
  });

  it("are the same whether the bytes come at once, in pieces, or are combined from the pieces' CRCs", () => {
    for (const name of names) {
      for (const sizes of [
        [1, 1],
        [0, 9],
        [9, 0],
        [100_000, 3],
        [12_345, 67_890],
      ] as const) {
        const [first, second] = [randomBytes(sizes[0]), randomBytes(sizes[1])];
        const whole = crc(name, Buffer.concat([first, second]));
        expect(crc(name, first, second)).toBe(whole);
        expect(combineCrcs(crcKinds[name], crc(name, first), crc(name, second), second.length)).toBe(whole);
      }
    }
  });
});
