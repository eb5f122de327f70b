import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAccount } from "../../sandbox/account/account.ts";
import { account as number, StackError, type Stacks } from "../../sandbox/account/stack/index.ts";
import type { Play } from "../../sandbox/aws/ground.ts";
import { Faults } from "../../sandbox/aws/protocol/faults.ts";
import type { AwsError } from "../../sandbox/aws/protocol/service.ts";
import { startAws } from "../../sandbox/aws/server/server.ts";
import { NodeSha256 } from "../contract/s3/raw.ts";

/** One more service is one entry: what it serves, and what it takes. */
const queues: Play = ({ governs }) => {
  const urls: string[] = [];
  return {
    resources: {
      aws_sqs_queue: { arn: (own, { account, region }) => `arn:aws:sqs:${region}:${account}:${own("name")}` },
    },
    take(stack) {
      for (const one of stack.of("aws_sqs_queue")) {
        urls.push(stack.text(one, "arn"));
        governs(stack.text(one, "arn"), stack.optional(one, "policy"));
      }
    },
    service: {
      name: "sqs",
      protocol: "json",
      operation: ({ headers }) => (headers["x-amz-target"] === "AmazonSQS.ListQueues" ? "ListQueues" : undefined),
      async handle(_, { access }) {
        for (const resource of urls) access.demand({ action: "sqs:ListQueues", resource });
        return { status: 200, body: JSON.stringify({ QueueUrls: urls }) };
      },
      failure: ({ code, status }: AwsError) => ({ status, body: code }),
    },
  };
};

const own = "arn:aws:iam::123456789012:root";
const reference = (what: string) => `\${${what}}`;
const policy = (effect: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Own", Effect: effect, Principal: { AWS: own }, Action: "sqs:*", Resource: "*" }],
  });
const declared = (effect = "Allow"): Stacks => ({
  region: "eu-central-1",
  stacks: [
    {
      name: "test",
      resources: [
        { type: "aws_sqs_queue", name: "orders", attributes: { name: "orders", policy: policy(effect) } },
        {
          type: "aws_ssm_parameter",
          name: "queue",
          attributes: { name: "/queue", type: "String", value: reference("aws_sqs_queue.orders.arn") },
        },
      ],
    },
  ],
});

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "kb-services-"));
});
afterEach(() => rm(state, { recursive: true, force: true }));
const open = (stacks: Stacks, more: Record<string, Play>) =>
  openAccount(stacks, { state, faults: new Faults(), secondMs: 10, more });

async function list(stacks: Stacks): Promise<{ status: number; text: string }> {
  const account = open(stacks, { queues });
  const server = await startAws({ port: 0, state, faults: new Faults(), ...account });
  try {
    const credentials = account.principals.create({ arn: own, account: number });
    const signer = new SignatureV4({ service: "sqs", region: stacks.region, credentials, sha256: NodeSha256 });
    const { host, hostname, port } = new URL(server.url);
    const headers = { host, "x-amz-target": "AmazonSQS.ListQueues" };
    const place = { protocol: "http:", hostname, port: Number(port), path: "/", query: {} };
    const signed = await signer.sign({ method: "POST", ...place, headers, body: "{}" });
    const answer = await fetch(server.url, { method: "POST", headers: signed.headers, body: "{}" });
    return { status: answer.status, text: await answer.text() };
  } finally {
    await server.close();
  }
}

describe("one more service", () => {
  test("is served and has what the stack declares of it, with no word elsewhere", async () => {
    const { status, text } = await list(declared());
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ QueueUrls: ["arn:aws:sqs:eu-central-1:123456789012:orders"] });
  });

  test("stands behind the gate as all do", async () => {
    expect(await list(declared("Deny"))).toEqual({ status: 400, text: "AccessDeniedException" });
  });

  test("is referred to by the others' resources", () => {
    const { ssm } = open(declared(), { queues });
    expect(ssm.parameters.latest()).toEqual([["/queue", "arn:aws:sqs:eu-central-1:123456789012:orders"]]);
  });

  test("control: without it nobody knows its resource", () => {
    expect(() => open(declared(), {})).toThrow(StackError);
  });

  test.each(["aws_s3_bucket", "aws_vpc"])("may not take %s, which is another's or AWS's", (type) => {
    const greedy: Play = () => ({ resources: { [type]: {} } });
    expect(() => open({ region: "eu-central-1", stacks: [] }, { greedy })).toThrow(type);
  });
});
