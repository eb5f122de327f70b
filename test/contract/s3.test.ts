import { s3 } from "../../sandbox/aws/s3/index.ts";
import { stsTrusting } from "../support/trusting.ts";
import { contract } from "./contract.ts";
import { buckets } from "./s3/buckets.ts";
import { checksums } from "./s3/checksums.ts";
import { commandLine, contractRole } from "./s3/command-line.ts";
import { conditions } from "./s3/conditions.ts";
import { open } from "./s3/context.ts";
import { copies } from "./s3/copies.ts";
import { hostileKeys } from "./s3/hostile-keys.ts";
import { listings } from "./s3/listings.ts";
import { multipart } from "./s3/multipart.ts";
import { objects } from "./s3/objects.ts";
import { signatures } from "./s3/signatures.ts";
import { versions } from "./s3/versions.ts";

contract("S3", {
  services: (parts) => [s3(parts), stsTrusting(parts.principals, contractRole)],
  open,
  groups: {
    buckets,
    objects,
    "conditional writes": conditions,
    checksums,
    versions,
    listings,
    multipart,
    copies,
    "hostile keys": hostileKeys,
    signatures,
    "the aws command line": commandLine,
  },
});
