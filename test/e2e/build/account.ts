import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { Credentials } from "../../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../../sandbox/aws/protocol/faults.ts";
import { s3 } from "../../../sandbox/aws/s3/index.ts";
import { startAws } from "../../../sandbox/aws/server/server.ts";
import { createSsm } from "../../../sandbox/aws/ssm/index.ts";

export const region = "eu-central-1";
export const bucket = "kloverbuy-test-artifacts";

/** A local AWS with one environment, `test`: its bucket and its pipeline entry. No hosts. */
export async function startAccount() {
  const state = await mkdtemp(join(tmpdir(), "kb-e2e-"));
  const faults = new Faults();
  const principals = new Credentials();
  const storage = s3({ state, faults, region });
  const ssm = createSsm({ account: "123456789012", region, faults });
  storage.store.create(bucket);
  const document = { name: "kloverbuy-test-release", version: "1", hash: "0".repeat(64) };
  ssm.parameters.put({
    Name: "/kloverbuy/test/pipeline",
    Type: "String",
    Overwrite: false,
    Tier: "Standard",
    DataType: "text",
    Value: JSON.stringify({
      schema: 1,
      environment: "test",
      region,
      artifactBucket: bucket,
      documents: { release: document, status: document },
      fleetTag: { key: "kloverbuy:environment", value: "test" },
      releaseTopicArn: null,
    }),
  });
  const who = principals.create({ arn: "arn:aws:iam::123456789012:user/test", account: "123456789012" });
  const server = await startAws({ port: 0, state, services: [storage, ssm], principals, faults });
  const environment = {
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: who.accessKeyId,
    AWS_SECRET_ACCESS_KEY: who.secretAccessKey,
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const client = new S3Client({
    region,
    endpoint: server.url,
    forcePathStyle: true,
    credentials: { accessKeyId: who.accessKeyId, secretAccessKey: who.secretAccessKey },
  });
  return {
    environment,
    faults,
    client,
    calls: server.calls,
    async close() {
      client.destroy();
      await server.close();
      await ssm.close();
      await rm(state, { recursive: true, force: true });
    },
  };
}

export type Account = Awaited<ReturnType<typeof startAccount>>;
