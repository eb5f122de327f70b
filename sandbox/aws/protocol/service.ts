import type { Readable } from "node:stream";
import type { Access } from "./access.ts";
import type { Principal } from "./principal.ts";

export type Protocol = "s3" | "json" | "query";

/** A request whose signature was checked; `body` is the payload with aws-chunked framing taken off. */
export interface AwsRequest {
  method: string;
  /** Percent-decoded path. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Readable;
  principal: Principal;
  /** What the principal may do. Each operation asks before it does anything. */
  access: Access;
}

export interface AwsResponse {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer | Readable;
}

/** One AWS service. The server asks each in turn which operation of its own a request is, then applies faults by that name. */
export interface Service {
  /** As the scope of a signature names it. */
  name: string;
  /** How it speaks, and so what its refusals are called. */
  protocol: Protocol;
  /** Operations that are their own proof of who calls and carry no signature. */
  unsigned?: string[];
  /** The operation's AWS name ("GetObject", "SendCommand"), or undefined when the request is not this service's. */
  operation(request: Omit<AwsRequest, "body" | "principal" | "access">): string | undefined;
  handle(operation: string, request: AwsRequest): Promise<AwsResponse>;
  /** An error in this service's wire format. */
  failure(error: AwsError): AwsResponse;
}

/** An error that the caller sees under its AWS code. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
