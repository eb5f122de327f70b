import { AwsError, type AwsResponse } from "../protocol/service.ts";
import { document } from "../protocol/xml.ts";

/** An S3 error that carries headers beside its XML, such as x-amz-delete-marker. */
export class S3Error extends AwsError {
  readonly headers: Record<string, string>;
  constructor(code: string, status: number, message: string, headers: Record<string, string> = {}) {
    super(code, status, message);
    this.headers = headers;
  }
}

export const noSuchKey = (headers: Record<string, string> = {}) =>
  new S3Error("NoSuchKey", 404, "The specified key does not exist.", headers);
export const preconditionFailed = () =>
  new S3Error("PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold");
export const invalidRequest = (message: string) => new S3Error("InvalidRequest", 400, message);
export const invalidArgument = (message: string) => new S3Error("InvalidArgument", 400, message);
export const malformedXml = () =>
  new S3Error("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our schema");
export const notImplemented = (what: string) =>
  new S3Error(
    "NotImplemented",
    501,
    `The sandbox's S3 does not implement ${what}. Add it to sandbox/aws/s3, or do without it.`,
  );

export function failure(error: AwsError): AwsResponse {
  const headers = error instanceof S3Error ? error.headers : {};
  if (error.status === 304) return { status: 304, headers };
  const body = document("Error", { Code: error.code, Message: error.message });
  return { status: error.status, headers: { ...headers, "content-type": "application/xml" }, body };
}
