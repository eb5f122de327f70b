import { DeleteObjectCommand, GetObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";

const conditional = "documented: PutObject and the user guide's 'Conditional requests'";
const noAtomicity = "moto was seen to pass (5.x), but does not promise that check and write are one step";
const other = '"0123456789abcdef0123456789abcdef"';
const onceOnly = { IfNoneMatch: "*" } as const;

/** 409 is a race that was lost while it was run; both mean: not written. */
const lost = /^(412 PreconditionFailed|409 ConditionalRequestConflict)$/;

export const conditions: Assertion<S3Context>[] = [
  {
    promise: "If-None-Match: * writes once; the second is 412 and changes nothing",
    verified: { sandbox: true, moto: true, aws: conditional },
    async check({ s3, bucket, key, put }) {
      const Key = key("once");
      await put(Key, "first", onceOnly);
      expect(await refusalOf(put(Key, "second", onceOnly))).toBe("412 PreconditionFailed");
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      expect(await read.Body?.transformToString()).toBe("first");
    },
  },
  {
    promise: "a deleted key counts as absent for If-None-Match",
    verified: { sandbox: true, moto: true, aws: conditional },
    async check({ s3, bucket, key, put }) {
      const Key = key("again");
      await put(Key, "first", onceOnly);
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      await put(Key, "second", onceOnly);
      expect(await refusalOf(put(Key, "third", onceOnly))).toBe("412 PreconditionFailed");
    },
  },
  {
    promise: "If-Match writes over exactly the version it names: 412 for another, 404 for none",
    verified: { sandbox: true, moto: true, aws: conditional },
    async check({ key, put }) {
      const Key = key("swap");
      expect(await refusalOf(put(Key, "x", { IfMatch: other }))).toBe("404 NoSuchKey");
      const { ETag } = await put(Key, "first");
      expect(await refusalOf(put(Key, "second", { IfMatch: other }))).toBe("412 PreconditionFailed");
      await put(Key, "second", { IfMatch: ETag });
      expect(await refusalOf(put(Key, "third", { IfMatch: ETag }))).toBe("412 PreconditionFailed");
    },
  },
  {
    promise: "of 50 simultaneous If-None-Match writes exactly one wins, and its bytes are what is read",
    verified: { sandbox: true, moto: noAtomicity, aws: conditional },
    async check({ s3, bucket, key, put }) {
      const Key = key("race");
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, writer) =>
          put(Key, `writer ${writer}`, onceOnly).then(
            () => ({ writer, refused: "" }),
            (error: { name: string; $metadata: { httpStatusCode: number } }) => ({
              writer,
              refused: `${error.$metadata.httpStatusCode} ${error.name}`,
            }),
          ),
        ),
      );
      const winners = outcomes.filter((one) => one.refused === "");
      expect(winners).toHaveLength(1);
      for (const { refused } of outcomes) if (refused) expect(refused).toMatch(lost);
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      expect(await read.Body?.transformToString()).toBe(`writer ${winners[0]?.writer}`);
    },
  },
  {
    promise: "20 writers that swap by If-Match lose no update",
    verified: { sandbox: true, moto: noAtomicity, aws: conditional },
    async check({ s3, bucket, key, put }) {
      const Key = key("counter");
      await put(Key, "0");
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          for (let tries = 0; tries < 200; tries++) {
            const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
            const next = String(Number(await read.Body?.transformToString()) + 1);
            const refused = await put(Key, next, { IfMatch: read.ETag }).then(
              () => "",
              (error: { name: string; $metadata: { httpStatusCode: number } }) =>
                `${error.$metadata.httpStatusCode} ${error.name}`,
            );
            if (refused === "") return;
            expect(refused).toMatch(lost);
          }
          throw new Error("A writer did not get its turn in 200 tries.");
        }),
      );
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      expect(await read.Body?.transformToString()).toBe("20");
    },
  },
  {
    promise: "a conditional delete leaves a version that it does not name",
    verified: {
      sandbox: true,
      moto: true,
      aws: "documented: DeleteObject, If-Match",
    },
    async check({ s3, bucket, key, put }) {
      const Key = key("delete");
      const { ETag } = await put(Key, "x");
      const remove = (IfMatch: string) => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key, IfMatch }));
      expect(await refusalOf(remove(other))).toBe("412 PreconditionFailed");
      await remove(ETag ?? "");
      expect(await refusalOf(s3.send(new GetObjectCommand({ Bucket: bucket, Key })))).toBe("404 NoSuchKey");
    },
  },
];
