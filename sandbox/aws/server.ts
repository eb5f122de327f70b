import { randomBytes } from "node:crypto";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Credentials } from "./credentials.ts";
import type { Faults } from "./faults.ts";
import { payloadOf, readAll } from "./payload.ts";
import { protocolOf, refusal } from "./refusals.ts";
import { send } from "./reply.ts";
import { AwsError, type AwsRequest, type AwsResponse, type Service } from "./service.ts";
import { type Claim, readClaim, type SignedParts, sha256, verify } from "./signature.ts";

const mostBytesOfASmallRequest = 4 * 1024 * 1024;
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
  const calls = new Map<string, number>();
  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 0 }, (message, response) => {
    if (options.control && message.url?.startsWith("/_sandbox/")) void options.control(message, response);
    else void new Call(options, calls, log, message, response).answer();
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

class Call {
  readonly #options: AwsOptions;
  readonly #calls: Map<string, number>;
  readonly #log: WriteStream;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #started = Date.now();
  readonly #id = randomBytes(8).toString("hex").toUpperCase();
  #operation = "unknown";
  #caller = "";
  #service: Service | undefined;

  constructor(
    o: AwsOptions,
    calls: Map<string, number>,
    log: WriteStream,
    message: IncomingMessage,
    r: ServerResponse,
  ) {
    this.#options = o;
    this.#calls = calls;
    this.#log = log;
    this.#message = message;
    this.#response = r;
  }

  async answer(): Promise<void> {
    let reply: AwsResponse | "cut";
    try {
      reply = await this.#carryOut();
    } catch (error) {
      reply = this.#failure(error);
    }
    this.#note(reply);
    await send(this.#message, this.#response, reply, this.#id);
  }

  async #carryOut(): Promise<AwsResponse | "cut"> {
    const parts = readParts(this.#message);
    const claim = readClaim(parts);
    this.#service = this.#pick(parts, claim);
    const { name } = this.#service;
    const protocol = protocolOf(name);
    const whole = protocol === "s3" ? undefined : await readAll(this.#message, mostBytesOfASmallRequest);
    if (!claim) throw refusal(protocol, "unsigned", "The request has no Signature Version 4 signature.");
    const verified = verify(parts, claim, this.#options.principals, protocol, whole && sha256(whole));
    this.#caller = verified.principal.arn;
    const head = { method: parts.method, path: parts.path, query: parts.query, headers: parts.headers };
    if (protocol === "query" && whole) head.query = new URLSearchParams([...parts.query, ...formOf(whole)]);
    const operation = this.#service.operation(head);
    if (operation === undefined) throw this.#unknown(`${name} request`, parts);
    this.#operation = operation;
    this.#count(`${name}:${operation}`);
    if (claim.presigned) adoptHoisted(head);
    const { faults } = this.#options;
    await delay(faults.peek("slow", operation) ?? 0);
    if (faults.strike("throttle", operation)) throw refusal(protocol, "throttled", "Please reduce your request rate.");
    const body = whole
      ? Readable.from(whole.length > 0 ? [whole] : [])
      : payloadOf(this.#message, verified, head.headers);
    const request: AwsRequest = { ...head, body, principal: verified.principal };
    const response = await this.#service.handle(operation, request);
    if (!faults.strike("lost-reply", operation)) return response;
    if (response.body instanceof Readable) response.body.destroy();
    return "cut";
  }

  /** By the credential scope; an unsigned request goes to whichever service knows it, S3 last because it takes any path. */
  #pick(parts: SignedParts & { path: string }, claim: Claim | undefined): Service {
    const { services } = this.#options;
    const guesses = services.filter((one) => one.name !== "s3");
    const found = claim
      ? services.find((one) => one.name === claim.service)
      : (guesses.find((one) => one.operation(parts)) ?? services.find((one) => one.name === "s3"));
    if (found) return found;
    throw this.#unknown(`service '${claim?.service ?? ""}'`, parts);
  }

  #unknown(what: string, parts: SignedParts): AwsError {
    const target = parts.headers["x-amz-target"] ?? `${parts.method} ${parts.rawPath}?${parts.query}`;
    const message = `The sandbox does not know this ${what}: ${target}. Add it to sandbox/aws, or do without it.`;
    return new AwsError("NotImplemented", 501, message);
  }

  #failure(error: unknown): AwsResponse {
    const known = error instanceof AwsError ? error : new AwsError("InternalError", 500, String(error));
    if (!(error instanceof AwsError) && !this.#message.destroyed) console.error(`${this.#operation}:`, error);
    if (this.#service) return this.#service.failure(known);
    return {
      status: known.status,
      headers: { "content-type": "text/plain" },
      body: `${known.code}: ${known.message}\n`,
    };
  }

  #count(key: string): void {
    this.#calls.set(key, (this.#calls.get(key) ?? 0) + 1);
  }

  #note(reply: AwsResponse | "cut"): void {
    const status = reply === "cut" ? "cut" : reply.status;
    const { method, url } = this.#message;
    const service = this.#service?.name ?? "none";
    const ms = Date.now() - this.#started;
    const line = {
      at: new Date().toISOString(),
      caller: this.#caller,
      service,
      operation: this.#operation,
      status,
      ms,
    };
    this.#log.write(`${JSON.stringify({ ...line, method, url: url?.split("X-Amz-Signature")[0] })}\n`);
  }
}

/** A presigned URL carries the x-amz- headers of its request as query words. */
function adoptHoisted({ query, headers }: Pick<AwsRequest, "query" | "headers">): void {
  for (const [name, value] of query) {
    if (name.toLowerCase().startsWith("x-amz-")) headers[name.toLowerCase()] ??= value;
  }
}

const formOf = (body: Buffer) => new URLSearchParams(body.toString("utf8"));

function readParts(message: IncomingMessage): SignedParts & { path: string } {
  const [rawPath = "/", ...rest] = (message.url ?? "/").split("?");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  }
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    throw new AwsError("InvalidURI", 400, "Couldn't parse the specified URI.");
  }
  return { method: message.method ?? "GET", rawPath, path, query: new URLSearchParams(rest.join("?")), headers };
}
