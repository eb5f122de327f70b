import type { Checksum } from "../checksum/checksum.ts";

export interface Encryption {
  algorithm: "AES256" | "aws:kms";
  keyId?: string;
  bucketKey?: boolean;
}

/** One stored version of a key, or a delete marker. */
export interface Version {
  /** "null" for what was written while versioning was off or suspended. */
  id: string;
  marker: boolean;
  /** ISO 8601. */
  modified: string;
  /** Without quotes. */
  etag: string;
  size: number;
  /** Data files in the key's folder, in order: one, or one per part of a multipart upload. */
  files: { name: string; size: number }[];
  /** Content-Type and its like, as stored. */
  headers: Record<string, string>;
  /** x-amz-meta-, without the prefix. */
  metadata: Record<string, string>;
  encryption: Encryption;
  checksum?: Checksum;
}

export interface Entry {
  key: string;
  /** Newest first. */
  versions: Version[];
}

export type Versioning = "Enabled" | "Suspended" | undefined;
