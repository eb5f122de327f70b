import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Algorithm, Checksum, ChecksumType } from "../checksum/checksum.ts";
import { S3Error } from "../failure.ts";
import type { Attributes } from "./attributes.ts";
import { type Bucket, readJson, replaceJson } from "./bucket.ts";
import type { Landed } from "./incoming.ts";
import type { Store } from "./store.ts";

export interface Part {
  number: number;
  file: string;
  size: number;
  etag: string;
  modified: string;
  checksum?: Checksum;
}

export interface Upload {
  id: string;
  key: string;
  initiated: string;
  attributes: Attributes;
  checksum?: { algorithm: Algorithm; type: ChecksumType };
  /** By part number. */
  parts: Record<string, Part>;
}

/** Multipart uploads in progress; each is a folder with upload.json and a file per part. */
export class Uploads {
  #byBucket = new Map<Bucket, Map<string, Upload>>();

  constructor(store: Store) {
    for (const bucket of store.list()) {
      for (const id of readdirSync(join(bucket.folder, "uploads"))) this.#load(bucket, id);
    }
  }

  #load(bucket: Bucket, id: string): void {
    const file = join(this.#folder(bucket, { id }), "upload.json");
    const upload = existsSync(file) ? (readJson(file) as Upload) : undefined;
    // Parts that are gone moved into the object: a kill came between the completion and the end of the upload.
    const whole = upload && Object.values(upload.parts).every((part) => existsSync(this.path(bucket, upload, part)));
    if (whole) this.#of(bucket).set(id, upload);
    else rmSync(this.#folder(bucket, { id }), { recursive: true, force: true });
  }

  list(bucket: Bucket): Upload[] {
    return [...this.#of(bucket).values()];
  }

  find(bucket: Bucket, key: string, id: string | null): Upload {
    const upload = this.#of(bucket).get(id ?? "");
    if (upload?.key === key) return upload;
    const message =
      "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.";
    throw new S3Error("NoSuchUpload", 404, message);
  }

  begin(bucket: Bucket, fresh: Pick<Upload, "key" | "attributes" | "checksum">): Upload {
    const id = randomBytes(32).toString("base64url");
    const upload = { ...fresh, id, initiated: new Date().toISOString(), parts: {} };
    mkdirSync(this.#folder(bucket, upload), { recursive: true });
    this.#of(bucket).set(id, upload);
    this.#save(bucket, upload);
    return upload;
  }

  /** A part may be sent again; the last one counts. The upload may have ended while the part was on its way. */
  addPart(bucket: Bucket, upload: Upload, number: number, { path, size, md5, checksum }: Landed): Part {
    this.find(bucket, upload.key, upload.id);
    const file = `${number}-${randomBytes(4).toString("hex")}`;
    renameSync(path, join(this.#folder(bucket, upload), file));
    const before = upload.parts[number];
    const part = { number, file, size, etag: md5, modified: new Date().toISOString(), ...(checksum && { checksum }) };
    upload.parts[number] = part;
    this.#save(bucket, upload);
    if (before) rmSync(join(this.#folder(bucket, upload), before.file), { force: true });
    return part;
  }

  path(bucket: Bucket, upload: Pick<Upload, "id">, part: Part): string {
    return join(this.#folder(bucket, upload), part.file);
  }

  end(bucket: Bucket, upload: Upload): void {
    this.#of(bucket).delete(upload.id);
    rmSync(this.#folder(bucket, upload), { recursive: true, force: true });
  }

  #of(bucket: Bucket): Map<string, Upload> {
    const uploads = this.#byBucket.get(bucket) ?? new Map<string, Upload>();
    this.#byBucket.set(bucket, uploads);
    return uploads;
  }

  #folder(bucket: Bucket, upload: Pick<Upload, "id">): string {
    return join(bucket.folder, "uploads", upload.id);
  }

  #save(bucket: Bucket, upload: Upload): void {
    replaceJson(join(this.#folder(bucket, upload), "upload.json"), upload);
  }
}
