import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Gate } from "../iam/gate.ts";
import type { Credentials } from "../protocol/credentials.ts";
import type { Faults } from "../protocol/faults.ts";
import type { Service } from "../protocol/service.ts";
import { Call } from "./call.ts";

// Longer than any client keeps an idle connection: the server must not close one just as the client sends on it.
const keepAliveMs = 120_000;

export interface AwsOptions {
  /** 0 picks a free one. */
  port: number;
  /** Folder for aws.log, one JSON object per call. */
  state: string;
  services: Service[];
  principals: Credentials;
  faults: Faults;
  /** Whom the account lets do what; without it everybody with a key may do everything. */
  gate?: Gate;
  /** Answers every request under /_sandbox/. */
  control?: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

export interface AwsServer {
  url: string;
  port: number;
  /** Calls by "service:Operation". */
  calls: Map<string, number>;
  close(): Promise<void>;
}

export async function startAws(options: AwsOptions): Promise<AwsServer> {
  mkdirSync(options.state, { recursive: true });
  const log = createWriteStream(join(options.state, "aws.log"), { flags: "a" });
  // A log that cannot be written (full disk, folder gone) must not take the service down with it.
  log.on("error", (error) => console.error("aws.log:", error.message));
  const calls = new Map<string, number>();
  const { services, principals, faults, gate } = options;
  const context = { services, principals, faults, calls, log, ...(gate && { gate }) };
  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 0 }, (message, response) => {
    if (options.control && message.url?.startsWith("/_sandbox/")) void options.control(message, response);
    else void new Call(context, message, response).answer();
  });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, calls, close: () => close(server, log) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

function close(server: Server, log: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => log.end(() => resolve()));
    server.closeAllConnections();
  });
}
