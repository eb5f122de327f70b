import { ListObjectsCommand, ListObjectsV2Command, type ListObjectsV2CommandInput } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";

const documented = "documented: ListObjectsV2";

async function pages(context: S3Context, input: Omit<ListObjectsV2CommandInput, "Bucket">) {
  const all: { keys: string[]; prefixes: string[] }[] = [];
  let ContinuationToken: string | undefined;
  do {
    const list = new ListObjectsV2Command({ Bucket: context.bucket, ...input, ContinuationToken });
    const page = await context.s3.send(list);
    all.push({
      keys: (page.Contents ?? []).map((one) => one.Key ?? ""),
      prefixes: (page.CommonPrefixes ?? []).map((one) => one.Prefix ?? ""),
    });
    expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return all;
}

async function filled({ key, put }: S3Context): Promise<string> {
  const Prefix = key("");
  for (const name of ["a", "b/1", "b/2", "b/c/3", "d", "e/4", "é", "z"]) await put(Prefix + name, "x");
  return Prefix;
}

export const listings: Assertion<S3Context>[] = [
  {
    promise: "keys come in byte order, every one exactly once, over any page size",
    verified: { sandbox: true, moto: true, aws: documented },
    async check(context) {
      const Prefix = await filled(context);
      const expected = ["a", "b/1", "b/2", "b/c/3", "d", "e/4", "z", "é"].map((name) => Prefix + name);
      for (const MaxKeys of [1, 3, 8, 1000]) {
        const seen = await pages(context, { Prefix, MaxKeys });
        expect(
          seen.flatMap((one) => one.keys),
          `pages of ${MaxKeys}`,
        ).toEqual(expected);
        expect(seen).toHaveLength(Math.ceil(8 / MaxKeys));
      }
    },
  },
  {
    promise: "a delimiter rolls keys up, and a rolled-up prefix is listed once, over any page size",
    verified: { sandbox: true, moto: true, aws: documented },
    async check(context) {
      const Prefix = await filled(context);
      for (const MaxKeys of [1, 2, 1000]) {
        const seen = await pages(context, { Prefix, Delimiter: "/", MaxKeys });
        expect(seen.flatMap((one) => one.keys)).toEqual(["a", "d", "z", "é"].map((name) => Prefix + name));
        expect(seen.flatMap((one) => one.prefixes)).toEqual(["b/", "e/"].map((name) => Prefix + name));
      }
      const inner = await pages(context, { Prefix: `${Prefix}b/`, Delimiter: "/" });
      expect(inner).toEqual([{ keys: [`${Prefix}b/1`, `${Prefix}b/2`], prefixes: [`${Prefix}b/c/`] }]);
    },
  },
  {
    promise: "start-after begins behind a key, whether it exists or not",
    verified: { sandbox: true, moto: true, aws: documented },
    async check(context) {
      const Prefix = await filled(context);
      const from = async (name: string) =>
        (await pages(context, { Prefix, StartAfter: Prefix + name })).flatMap((one) => one.keys);
      expect(await from("d")).toEqual(["e/4", "z", "é"].map((name) => Prefix + name));
      expect(await from("c")).toEqual(["d", "e/4", "z", "é"].map((name) => Prefix + name));
    },
  },
  {
    promise: "a deleted key is not listed, and no key at all is an empty list",
    verified: { sandbox: true, moto: true, aws: documented },
    async check({ s3, bucket, key }) {
      const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: key("nothing") }));
      expect([page.KeyCount, page.Contents, page.IsTruncated]).toEqual([0, undefined, false]);
    },
  },
  {
    promise: "the first version of the call pages by marker",
    verified: { sandbox: true, moto: "moto's markers are opaque tokens", aws: "documented: ListObjects" },
    async check(context) {
      const { s3, bucket } = context;
      const Prefix = await filled(context);
      const first = await s3.send(new ListObjectsCommand({ Bucket: bucket, Prefix, Delimiter: "/", MaxKeys: 2 }));
      expect([first.IsTruncated, first.NextMarker]).toEqual([true, `${Prefix}b/`]);
      const rest = new ListObjectsCommand({ Bucket: bucket, Prefix, Delimiter: "/", Marker: first.NextMarker });
      const { Contents, CommonPrefixes } = await s3.send(rest);
      expect(Contents?.map((one) => one.Key)).toEqual(["d", "z", "é"].map((name) => Prefix + name));
      expect(CommonPrefixes?.map((one) => one.Prefix)).toEqual([`${Prefix}e/`]);
    },
  },
  {
    promise: "a page size that is no number is refused",
    verified: { sandbox: true, moto: "moto accepts it", aws: documented },
    async check({ s3, bucket }) {
      const list = new ListObjectsV2Command({ Bucket: bucket, MaxKeys: -1 });
      expect(await refusalOf(s3.send(list))).toBe("400 InvalidArgument");
    },
  },
];
