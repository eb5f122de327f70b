import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { S3Object } from "@cdktf/provider-aws/lib/s3-object/index.js";
import type { TerraformStack } from "cdktf";
import { BundleError, bundle } from "../commands/bundle.ts";
import { literal } from "../commands/document.ts";
import type { Environment } from "../config/environment.ts";
import { archive } from "./archive.ts";

/** Before base64: docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
const MOST_BYTES = 16 * 1024;
const shell = (name: string) => fileURLToPath(new URL(`../../shell/${name}`, import.meta.url));

export interface Scripts {
  /** What a new host runs once, as root. */
  userData: string;
  /** Must be there before a host starts. */
  object: S3Object;
}

/**
 * All of shell/ in the artifact bucket, under the SHA-256 of its text, and the user data that fetches that very text: user
 * data alone has too little room for it. Throws BundleError.
 */
export function makeScripts(stack: TerraformStack, environment: Environment, artifacts: S3Bucket): Scripts {
  const text = archive(shell("."));
  const sha256 = createHash("sha256").update(text).digest("hex");
  const object = new S3Object(stack, "host_scripts", {
    bucket: artifacts.bucket,
    key: `hosts/${sha256}.sh`,
    content: literal(text),
    contentType: "text/x-shellscript",
    // Hosts that start during an apply find those that their launch template names.
    lifecycle: { createBeforeDestroy: true },
  });
  return { userData: userData(environment, sha256), object };
}

function userData({ name, region, names }: Environment, sha256: string): string {
  const [shebang, ...lines] = bundle(shell("user-data.sh")).split("\n");
  // Checked words all: none has a sign that a shell would read.
  const settings = {
    KLOVERBUY_ENVIRONMENT: name,
    KLOVERBUY_BUCKET: names.artifactBucket,
    KLOVERBUY_FLEET: names.fleet,
    KLOVERBUY_SCRIPTS: sha256,
    AWS_REGION: region,
  };
  const text = [shebang, ...Object.entries(settings).map(([key, value]) => `export ${key}=${value}`), ...lines].join(
    "\n",
  );
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) {
    throw new BundleError(
      `shell/user-data.sh makes ${bytes} bytes of user data and EC2 takes ${MOST_BYTES}: shorten it.`,
    );
  }
  return text;
}
