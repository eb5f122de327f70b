import { randomBytes } from "node:crypto";
import type { WriteStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { type Gate, sentence } from "../iam/gate.ts";
import { type Access, openAccess } from "../protocol/access.ts";
import type { Credentials } from "../protocol/credentials.ts";
import { answerFaults, type Faults } from "../protocol/faults.ts";
import type { Principal } from "../protocol/principal.ts";
import { playedAs, refusal } from "../protocol/refusals.ts";
import { AwsError, type AwsRequest, type AwsResponse, type Protocol, type Service } from "../protocol/service.ts";
import { payloadOf, readAll } from "./payload.ts";
import { send } from "./reply.ts";
import { type Claim, readClaim, type SignedParts, sha256, verify } from "./signature.ts";

const mostBytesOfASmallRequest = 4 * 1024 * 1024;

export interface CallContext {
  services: Service[];
  principals: Credentials;
  faults: Faults;
  gate?: Gate;
  calls: Map<string, number>;
  log: WriteStream;
}

/** One request from its first byte to its answer. */
export class Call {
  readonly #context: CallContext;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #started = Date.now();
  readonly #id = randomBytes(8).toString("hex").toUpperCase();
  #operation = "unknown";
  #caller = "";
  #service: Service | undefined;

  constructor(context: CallContext, message: IncomingMessage, response: ServerResponse) {
    this.#context = context;
    this.#message = message;
    this.#response = response;
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
    const form = claim === undefined && isForm(parts) ? await this.#whole() : undefined;
    if (form) parts.query = withForm(parts.query, form);
    this.#service = this.#pick(parts, claim);
    const { name, protocol, unsigned = [] } = this.#service;
    const whole = form ?? (protocol === "s3" ? undefined : await this.#whole());
    const head = { method: parts.method, path: parts.path, query: parts.query, headers: parts.headers };
    if (protocol === "query" && whole && !form) head.query = withForm(parts.query, whole);
    const open = claim === undefined && unsigned.includes(this.#service.operation(head) ?? "");
    if (!claim && !open) throw refusal(protocol, "unsigned", "The request has no Signature Version 4 signature.");
    const verified = claim && verify(parts, claim, this.#context.principals, protocol, whole && sha256(whole));
    const principal = verified?.principal ?? nobody;
    this.#caller = principal.arn;
    const operation = this.#service.operation(head);
    if (operation === undefined) throw this.#unknown(`${name} request`, parts);
    this.#operation = operation;
    this.#count(`${name}:${operation}`);
    if (claim?.presigned) adoptHoisted(head);
    const { faults } = this.#context;
    const about = whole?.toString("utf8") ?? parts.path;
    const slow = faults.peek("slow", operation, about);
    if (slow) await delay(slow);
    const instead = answerFaults.find((one) => faults.strike(one, operation, about));
    if (instead) throw refusal(protocol, ...playedAs[instead]);
    const body =
      whole || !verified
        ? Readable.from(whole && whole.length > 0 ? [whole] : [])
        : payloadOf(this.#message, verified, head.headers);
    const access = this.#access(principal, protocol);
    const response = await this.#service.handle(operation, { ...head, body, principal, access });
    if (!faults.strike("lost-reply", operation, about)) return response;
    if (response.body instanceof Readable) response.body.destroy();
    return "cut";
  }

  #whole(): Promise<Buffer> {
    return readAll(this.#message, mostBytesOfASmallRequest);
  }

  #access(principal: Principal, protocol: Protocol): Access {
    const { gate } = this.#context;
    if (gate === undefined) return openAccess;
    return {
      may: (permission) => gate.decide(principal, permission).allowed,
      demand(...permissions) {
        for (const one of permissions) {
          const decision = gate.decide(principal, one);
          if (!decision.allowed) throw refusal(protocol, "denied", sentence(principal.arn, one, decision));
        }
      },
    };
  }

  /** By the credential scope; an unsigned request goes to whichever service knows it, S3 last because it takes any path. */
  #pick(parts: SignedParts & { path: string }, claim: Claim | undefined): Service {
    const { services } = this.#context;
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
    const { calls } = this.#context;
    calls.set(key, (calls.get(key) ?? 0) + 1);
  }

  /** A line of aws.log: who called what, and how it ended. */
  #note(reply: AwsResponse | "cut"): void {
    const line = {
      at: new Date().toISOString(),
      caller: this.#caller,
      service: this.#service?.name,
      operation: this.#operation,
      status: reply === "cut" ? reply : reply.status,
      ms: Date.now() - this.#started,
      method: this.#message.method,
      // A presigned URL's signature is a credential.
      url: this.#message.url?.replace(/(X-Amz-Signature=)[^&]*/, "$1..."),
    };
    this.#context.log.write(`${JSON.stringify(line)}\n`);
  }
}

/** A presigned URL carries the x-amz- headers of its request as query words. */
function adoptHoisted({ query, headers }: Pick<AwsRequest, "query" | "headers">): void {
  for (const [name, value] of query) {
    if (name.toLowerCase().startsWith("x-amz-")) headers[name.toLowerCase()] ??= value;
  }
}

/** The caller of an operation that needs no signature. */
const nobody: Principal = { arn: "anonymous", account: "", accessKeyId: "", secretAccessKey: "" };

/** The Query protocol's; S3 has nothing to post at the root. */
const isForm = ({ method, rawPath, headers }: SignedParts) =>
  method === "POST" && rawPath === "/" && headers["content-type"]?.startsWith("application/x-www-form-urlencoded");

const withForm = (query: URLSearchParams, body: Buffer) =>
  new URLSearchParams([...query, ...new URLSearchParams(body.toString("utf8"))]);

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
