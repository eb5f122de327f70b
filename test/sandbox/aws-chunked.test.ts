import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { AwsChunked } from "../../sandbox/aws/server/chunked.ts";
import { readAll } from "../../sandbox/aws/server/payload.ts";
import { hmac, type Verified } from "../../sandbox/aws/server/signature.ts";

// The worked examples of the S3 API reference, "Signature Calculations for the Authorization Header: Transferring Payload in
// Multiple Chunks" and its sibling with trailing headers: 66,560 letters "a" in chunks of 64 KiB, signed on 2013-05-24.
const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const key = ["20130524", "us-east-1", "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secret}`) as Buffer;

function verified(payload: string, signature: string): Verified {
  const scope = "20130524/us-east-1/s3/aws4_request";
  const claim = { scope, timestamp: "20130524T000000Z", signature } as Verified["claim"];
  return { principal: { arn: "", account: "", accessKeyId: "", secretAccessKey: "" }, claim, payload, key };
}

const signed = () =>
  verified("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
const signedBody = [
  `10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n${"a".repeat(65_536)}\r\n`,
  `400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n${"a".repeat(1024)}\r\n`,
  "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n",
].join("");

const trailed = () =>
  verified(
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
  );
const trailedBody = [
  `10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n${"a".repeat(65_536)}\r\n`,
  `400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n${"a".repeat(1024)}\r\n`,
  "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n",
  "x-amz-checksum-crc32c:sOO8/Q==\r\n",
  "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n",
].join("");

const length = { "x-amz-decoded-content-length": "66560" };
const announced = { ...length, "x-amz-trailer": "x-amz-checksum-crc32c" };

/** Sends a framed body in pieces of `size` bytes and gives back what comes out. */
async function decode(body: string, by: Verified, headers: Record<string, string>, size = 7919): Promise<string> {
  const bytes = Buffer.from(body);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, at * size + size),
  );
  const decoder = new AwsChunked(by, headers);
  Readable.from(pieces).pipe(decoder);
  return (await readAll(decoder, 1_000_000)).toString();
}

describe("aws-chunked", () => {
  it("accepts AWS's documented example of signed chunks, however the bytes are cut", async () => {
    for (const size of [1, 13, 65_536, 1_000_000]) {
      expect(await decode(signedBody, signed(), { ...length }, size)).toBe("a".repeat(66_560));
    }
  });

  it("accepts AWS's documented example with a signed trailer and hands the trailer on", async () => {
    const headers: Record<string, string> = { ...announced };
    expect(await decode(trailedBody, trailed(), headers)).toHaveLength(66_560);
    expect(headers["x-amz-checksum-crc32c"]).toBe("sOO8/Q==");
  });

  it("refuses a changed byte in any chunk, a changed trailer, and chunks in another order", async () => {
    const refused = { code: "SignatureDoesNotMatch" };
    for (const at of [90, 40_000, 66_000]) {
      const changed = `${signedBody.slice(0, at)}b${signedBody.slice(at + 1)}`;
      await expect(decode(changed, signed(), { ...length })).rejects.toMatchObject(refused);
    }
    const trailer = trailedBody.replace("sOO8/Q==", "sOO8/A==");
    await expect(decode(trailer, trailed(), { ...announced })).rejects.toMatchObject(refused);
    const [first = "", second = "", last = ""] = signedBody.split(/(?<=\r\n)(?=400;|0;)/);
    await expect(decode(second + first + last, signed(), { ...length })).rejects.toMatchObject(refused);
  });

  it("refuses a body that ends early or is shorter than it says", async () => {
    const cut = signedBody.slice(0, signedBody.lastIndexOf("0;chunk"));
    await expect(decode(cut, signed(), { ...length })).rejects.toMatchObject({ code: "IncompleteBody" });
    const more = { "x-amz-decoded-content-length": "66561" };
    await expect(decode(signedBody, signed(), more)).rejects.toMatchObject({ code: "IncompleteBody" });
  });

  it("refuses framing that is not aws-chunked and trailers that were not announced", async () => {
    const unsigned = () => verified("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "");
    const one = { "x-amz-decoded-content-length": "1" };
    const bodies = [
      "zz\r\n",
      "1\r\nab\r\n0\r\n\r\n",
      "1\r\na\r\n0\r\nx-amz-meta-a:1\r\n\r\n",
      `${"0".repeat(20_000)}\r\n`,
    ];
    for (const body of bodies) {
      await expect(decode(body, unsigned(), { ...one })).rejects.toMatchObject({ code: "InvalidRequest" });
    }
    expect(await decode("1\r\na\r\n0\r\n\r\n", unsigned(), { ...one })).toBe("a");
  });
});
