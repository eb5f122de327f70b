import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { S3Error } from "../failure.ts";
import { Bucket, type BucketSettings, hasSettings, readJson } from "./bucket.ts";

const bucketName = /^(?!\d+\.\d+\.\d+\.\d+$)(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** All buckets, under one folder. */
export class Store {
  #folder: string;
  #buckets = new Map<string, Bucket>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const own = join(folder, name);
      if (!hasSettings(own)) continue;
      this.#buckets.set(name, new Bucket(name, own, readJson(join(own, "bucket.json")) as BucketSettings));
    }
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (!bucket) throw new S3Error("NoSuchBucket", 404, "The specified bucket does not exist");
    return bucket;
  }

  list(): Bucket[] {
    return [...this.#buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  create(name: string, settings: Omit<BucketSettings, "created"> = {}): Bucket {
    if (!bucketName.test(name)) throw new S3Error("InvalidBucketName", 400, "The specified bucket is not valid.");
    if (this.#buckets.has(name)) {
      const message = "Your previous request to create the named bucket succeeded and you already own it.";
      throw new S3Error("BucketAlreadyOwnedByYou", 409, message);
    }
    const bucket = new Bucket(name, join(this.#folder, name), { created: new Date().toISOString(), ...settings });
    bucket.configure({});
    this.#buckets.set(name, bucket);
    return bucket;
  }

  delete(name: string): void {
    const bucket = this.bucket(name);
    if (bucket.keys.size > 0) {
      throw new S3Error("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
    }
    this.#buckets.delete(name);
    rmSync(bucket.folder, { recursive: true, force: true });
  }
}
