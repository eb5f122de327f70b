import type { Faults } from "../protocol/faults.ts";
import type { AwsRequest, AwsResponse } from "../protocol/service.ts";
import { document, type XmlValue } from "../protocol/xml.ts";
import type { Bucket } from "./storage/bucket.ts";
import type { Store } from "./storage/store.ts";
import type { Uploads } from "./storage/uploads.ts";

/** What every S3 operation gets. */
export interface S3Call {
  request: AwsRequest;
  bucketName: string;
  key: string;
  store: Store;
  uploads: Uploads;
  faults: Faults;
  region: string;
}

export type Operation = (call: S3Call) => AwsResponse | Promise<AwsResponse>;

export const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
export const owner = { ID: "0000000000000000000000000000000000000000000000000000000000000000", DisplayName: "sandbox" };

export const xmlReply = (root: string, value: XmlValue, headers: Record<string, string> = {}): AwsResponse => ({
  status: 200,
  headers: { "content-type": "application/xml", ...headers },
  body: document(root, value, namespace),
});

export const bucketOf = ({ store, bucketName }: S3Call): Bucket => store.bucket(bucketName);
