import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { s3 } from "../../sandbox/aws/s3/index.ts";
import { clientOf } from "../contract/s3/context.ts";
import { type RawRequest, rawRequest } from "../contract/s3/raw.ts";
import { type SandboxTarget, startSandbox } from "../contract/targets.ts";

let aws: SandboxTarget;
beforeAll(async () => {
  aws = await startSandbox((parts) => {
    const storage = s3(parts);
    storage.store.create("hostile", { versioning: "Enabled" });
    return [storage];
  });
});
afterAll(() => aws.close());

const printable = fc.string({ unit: "grapheme-ascii", maxLength: 40 }).map((text) => text.trim());
const odd = fc.oneof(
  printable,
  fc.constantFrom(
    "",
    "-1",
    "0",
    "1e9",
    "99999999999999999999",
    "null",
    "*",
    '""',
    "bytes=-",
    "bytes=9-1",
    "AAAAAA==",
    "../x",
    "<a>&",
  ),
);
const headers = fc.dictionary(
  fc.constantFrom(
    ...[
      "range",
      "if-match",
      "if-none-match",
      "if-modified-since",
      "content-md5",
      "x-amz-checksum-crc32",
      "x-amz-checksum-sha256",
    ],
    ...[
      "x-amz-sdk-checksum-algorithm",
      "x-amz-trailer",
      "x-amz-decoded-content-length",
      "x-amz-copy-source",
      "x-amz-acl",
    ],
    ...["x-amz-server-side-encryption", "x-amz-metadata-directive", "x-amz-checksum-type", "x-amz-checksum-algorithm"],
    ...["x-amz-meta-a", "x-amz-mp-object-size", "x-amz-storage-class", "content-type", "x-amz-checksum-mode"],
  ),
  odd,
  { maxKeys: 4 },
);
const query = fc.dictionary(
  fc.constantFrom(
    ...[
      "versionId",
      "uploads",
      "uploadId",
      "partNumber",
      "list-type",
      "delete",
      "versions",
      "max-keys",
      "prefix",
      "delimiter",
    ],
    ...[
      "continuation-token",
      "start-after",
      "encoding-type",
      "key-marker",
      "version-id-marker",
      "max-parts",
      "acl",
      "location",
    ],
  ),
  odd,
  { maxKeys: 4 },
);
const body = fc.oneof(
  odd,
  fc.constantFrom(
    "<Delete><Object></Object></Delete>",
    "<Delete/>",
    "<CompleteMultipartUpload><Part/></CompleteMultipartUpload>",
  ),
  fc.constant(
    `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><Delete><Object><Key>&x;</Key></Object></Delete>`,
  ),
);
const request: fc.Arbitrary<RawRequest> = fc.record({
  method: fc.constantFrom("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"),
  key: fc.oneof(fc.constantFrom("", "x", "a/../b", "../../x"), printable),
  headers,
  query,
  body,
  payload: fc.constantFrom(
    "UNSIGNED-PAYLOAD",
    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    "x",
  ),
});

it("no signed nonsense is an internal error or ends the server", async () => {
  const context = { target: aws, s3: clientOf(aws), bucket: "hostile" };
  await fc.assert(
    fc.asyncProperty(request, async (one) => {
      const { status, body: text } = await rawRequest(context, one);
      expect(status === 501 || status < 500, `${status} ${text}`).toBe(true);
    }),
    { numRuns: 800 },
  );
});
