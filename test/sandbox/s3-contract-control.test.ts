import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3 } from "../../sandbox/aws/s3/index.ts";
import { checksums } from "../contract/s3/checksums.ts";
import { conditions } from "../contract/s3/conditions.ts";
import { open, type S3Context } from "../contract/s3/context.ts";
import { type SandboxTarget, startSandbox } from "../contract/targets.ts";

/** Takes from every request the headers that carry the guarantee, as a service that ignores them would. */
function without(context: S3Context, headers: RegExp): S3Context {
  context.s3.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string> };
      for (const name of Object.keys(request.headers)) if (headers.test(name)) delete request.headers[name];
      return next(args);
    },
    { step: "build", priority: "low", name: "ignore" },
  );
  return context;
}

let aws: SandboxTarget;
beforeAll(async () => {
  aws = await startSandbox((parts) => [s3(parts)]);
});
afterAll(() => aws.close());

describe("control: the contract notices a service that ignores", () => {
  for (const { promise, check } of conditions) {
    it(`conditions - ${promise}`, async () => {
      const blind = without(await open(aws), /^if-(none-)?match$/);
      await expect(check(blind)).rejects.toThrow();
    });
  }

  it("checksums - a wrong one is stored", async () => {
    const blind = without(await open(aws), /^(content-md5|x-amz-checksum-.*)$/);
    const wrong = checksums.find((one) => one.promise.startsWith("a body that is not what"));
    await expect(wrong?.check(blind)).rejects.toThrow();
  });
});
