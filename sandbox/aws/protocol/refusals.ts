import type { answerFaults } from "./faults.ts";
import { AwsError, type Protocol } from "./service.ts";

export type Reason =
  | "unsigned"
  | "malformed"
  | "unknown-key"
  | "bad-token"
  | "expired-token"
  | "bad-signature"
  | "skewed"
  | "url-expired"
  | "throttled"
  | "unavailable"
  | "absent"
  | "precondition"
  | "denied";

type Code = readonly [code: string, status: number];

/*
 * The same refusal has another name in each protocol, and clients decide by these names whether to try again. Sources: "Error
 * responses" of the S3 API reference; "Common errors" of the SSM and STS API references.
 */
const codes: Record<Reason, Record<Protocol, Code>> = {
  unsigned: {
    s3: ["AccessDenied", 403],
    json: ["MissingAuthenticationTokenException", 400],
    query: ["MissingAuthenticationToken", 403],
  },
  malformed: {
    s3: ["AuthorizationHeaderMalformed", 400],
    json: ["IncompleteSignatureException", 400],
    query: ["IncompleteSignature", 403],
  },
  "unknown-key": {
    s3: ["InvalidAccessKeyId", 403],
    json: ["UnrecognizedClientException", 400],
    query: ["InvalidClientTokenId", 403],
  },
  "bad-token": {
    s3: ["InvalidToken", 400],
    json: ["UnrecognizedClientException", 400],
    query: ["InvalidClientTokenId", 403],
  },
  "expired-token": {
    s3: ["ExpiredToken", 400],
    json: ["ExpiredTokenException", 400],
    query: ["ExpiredToken", 403],
  },
  "bad-signature": {
    s3: ["SignatureDoesNotMatch", 403],
    json: ["InvalidSignatureException", 400],
    query: ["SignatureDoesNotMatch", 403],
  },
  skewed: {
    s3: ["RequestTimeTooSkewed", 403],
    json: ["InvalidSignatureException", 400],
    query: ["SignatureDoesNotMatch", 403],
  },
  "url-expired": {
    s3: ["AccessDenied", 403],
    json: ["InvalidSignatureException", 400],
    query: ["SignatureDoesNotMatch", 403],
  },
  denied: {
    s3: ["AccessDenied", 403],
    json: ["AccessDeniedException", 400],
    query: ["AccessDenied", 403],
  },
  throttled: {
    s3: ["SlowDown", 503],
    json: ["ThrottlingException", 400],
    query: ["Throttling", 400],
  },
  unavailable: {
    s3: ["ServiceUnavailable", 503],
    json: ["InternalServerError", 500],
    query: ["InternalFailure", 500],
  },
  absent: {
    s3: ["NoSuchKey", 404],
    json: ["ParameterNotFound", 400],
    query: ["NotFound", 404],
  },
  precondition: {
    s3: ["PreconditionFailed", 412],
    json: ["ConflictException", 400],
    query: ["ConflictException", 400],
  },
};

/** What the faults that answer in an operation's place say. */
export const playedAs: Record<(typeof answerFaults)[number], [Reason, string]> = {
  throttle: ["throttled", "Please reduce your request rate."],
  unavailable: ["unavailable", "Please try again."],
  denied: ["denied", "The sandbox was told to deny this."],
  absent: ["absent", "The specified key does not exist."],
  precondition: ["precondition", "At least one of the pre-conditions you specified did not hold"],
};

export function refusal(protocol: Protocol, reason: Reason, message: string): AwsError {
  const [code, status] = codes[reason][protocol];
  return new AwsError(code, status, message);
}
