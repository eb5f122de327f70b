import type { S3BucketLifecycleConfigurationRule as Rule } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";

const everything = [{ prefix: "" }];

/** What every bucket does away with: what nothing can name any more. */
export const tidy = (noncurrentDays: number): Rule[] => [
  {
    id: "unfinished-uploads",
    status: "Enabled",
    filter: everything,
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 2 }],
  },
  {
    id: "former-versions",
    status: "Enabled",
    filter: everything,
    noncurrentVersionExpiration: [{ noncurrentDays }],
    expiration: [{ expiredObjectDeleteMarker: true }],
  },
];

/** Older objects go where keeping them is cheaper, one step after the other. S3 itself leaves alone what has less than 128 KB. */
export const move = (id: string, prefix: string, steps: [days: number, storageClass: string][]): Rule => ({
  id,
  status: "Enabled",
  filter: [{ prefix }],
  transition: steps.map(([days, storageClass]) => ({ days, storageClass })),
});

export const expire = (days: number): Rule => ({
  id: "old",
  status: "Enabled",
  filter: everything,
  expiration: [{ days }],
});
