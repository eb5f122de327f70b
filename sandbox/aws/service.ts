import type { Readable } from "node:stream";

/** Whoever holds an access key. A host's principal names its instance. */
export interface Principal {
  arn: string;
  account: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  instance?: string;
}

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
}

export interface AwsResponse {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer | Readable;
}

/** One AWS service. The server asks each in turn which operation of its own a request is, then applies faults by that name. */
export interface Service {
  name: "s3" | "ssm" | "sts";
  /** The operation's AWS name ("GetObject", "SendCommand"), or undefined when the request is not this service's. */
  operation(request: Omit<AwsRequest, "body" | "principal">): string | undefined;
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
