import { createServer } from "node:net";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { expect, test } from "vitest";
import { ssmClient } from "../../actions/aws/client.ts";

test("a connection on which nobody answers any more is given up and tried again", { timeout: 50_000 }, async () => {
  const { promise: second, resolve } = Promise.withResolvers<void>();
  let connections = 0;
  // Takes every connection and never says a word.
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    if (++connections === 2) resolve();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  const AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;
  Object.assign(process.env, { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" });
  const client = ssmClient("eu-central-1");
  const cancel = new AbortController();
  const call = client
    .send(new GetParameterCommand({ Name: "x" }), { abortSignal: cancel.signal })
    .catch(() => undefined);
  await second;
  cancel.abort();
  await call;
  client.destroy();
  server.close();
  expect(connections).toBe(2);
});
