import { GetParameterCommand, PutParameterCommand, SSMClient, type SSMClientConfig } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Service } from "../../sandbox/aws/protocol/service.ts";
import { readAll } from "../../sandbox/aws/server/payload.ts";
import { refusalOf } from "../contract/s3/context.ts";
import { type SandboxTarget, startSandbox } from "../contract/targets.ts";

/** Just enough of a JSON service to see what the server does around one. */
const echo: Service = {
  name: "ssm",
  protocol: "json",
  operation: ({ headers }) => (headers["x-amz-target"] === "AmazonSSM.GetParameter" ? "GetParameter" : undefined),
  async handle(_operation, { body, principal }) {
    const { Name } = JSON.parse((await readAll(body, 10_000)).toString());
    return { status: 200, body: JSON.stringify({ Parameter: { Name, Value: principal.arn } }) };
  },
  failure: ({ code, status, message }) => ({ status, body: JSON.stringify({ __type: code, message }) }),
};

let aws: SandboxTarget;
beforeAll(async () => {
  aws = await startSandbox(() => [echo]);
});
afterAll(() => aws.close());

const client = (more: Partial<SSMClientConfig> = {}) =>
  new SSMClient({ region: aws.region, endpoint: aws.endpoint, credentials: aws.keys, maxAttempts: 1, ...more });
const ask = (more?: Partial<SSMClientConfig>) => client(more).send(new GetParameterCommand({ Name: "/a" }));

describe("a JSON service behind the server", () => {
  it("reads the body and knows its caller", async () => {
    expect((await ask()).Parameter).toEqual({ Name: "/a", Value: "arn:aws:iam::123456789012:user/contract" });
  });

  it("answers for unknown keys, wrong secrets and old dates with the names that SSM gives them", async () => {
    const as = (keys: Partial<typeof aws.keys>) => ask({ credentials: { ...aws.keys, ...keys } });
    expect(await refusalOf(as({ accessKeyId: "AKIAAAAAAAAAAAAAAAAA" }))).toBe("400 UnrecognizedClientException");
    expect(await refusalOf(as({ secretAccessKey: "guessed" }))).toBe("400 InvalidSignatureException");
    expect(await refusalOf(as({ sessionToken: "invented" }))).toBe("400 UnrecognizedClientException");
    const expired = aws.principals.issue(
      { arn: "arn:aws:sts::123456789012:assumed-role/x/y", account: "123456789012" },
      -1,
    );
    expect(await refusalOf(as(expired))).toBe("400 ExpiredTokenException");
    const late = ask({ systemClockOffset: -20 * 60_000 });
    expect(await refusalOf(late)).toBe("400 InvalidSignatureException");
  });

  it("refuses a body that was changed after it was signed", async () => {
    const changing = client();
    changing.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace("/a", "/b");
        return next(args);
      },
      { step: "finalizeRequest", priority: "low", name: "change" },
    );
    expect(await refusalOf(changing.send(new GetParameterCommand({ Name: "/a" })))).toBe(
      "400 InvalidSignatureException",
    );
  });

  it("throttles under the name that SSM's clients try again on", async () => {
    aws.faults.set("throttle", "GetParameter:2");
    expect(await refusalOf(ask())).toBe("400 ThrottlingException");
    expect((await ask({ maxAttempts: 3 })).Parameter?.Name).toBe("/a");
  });

  it("answers an operation that the service does not know with a 501 that names it", async () => {
    const put = client().send(new PutParameterCommand({ Name: "/a", Value: "x" }));
    await expect(put).rejects.toMatchObject({
      name: "NotImplemented",
      message: expect.stringContaining("AmazonSSM.PutParameter"),
    });
  });

  it("answers for a service that it does not have with a 501 that names it", async () => {
    const credential = "Credential=AKIA/20260101/eu-west-1/ec2/aws4_request";
    const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=00`;
    const answer = await fetch(aws.endpoint, { headers: { authorization } });
    expect([answer.status, await answer.text()]).toEqual([501, expect.stringContaining("'ec2'")]);
  });
});
