import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  Problem
} from "./chunk-HYDUDRLY.js";

// actions/aws/failure.ts
var AwsFailure = class extends Problem {
  code;
  constructor(doing, code2, cause) {
    super(`${doing} failed: ${said(cause, code2)}. ${cure(code2)}`, { cause });
    this.code = code2;
  }
};
function code(error) {
  if (!(error instanceof Error)) return "Unknown";
  const status = error.$metadata?.httpStatusCode;
  if (error.name === "Unknown" || error.name === "Error" || /^[0-9]+$/.test(error.name)) {
    const socket = error.code;
    return status === void 0 ? typeof socket === "string" ? socket : error.name : `http-${status}`;
  }
  return error.name;
}
var absent = /* @__PURE__ */ new Set(["NoSuchKey", "NotFound", "ParameterNotFound", "http-404"]);
var isAbsent = (error) => absent.has(code(error));
var isPreconditionFailed = (error) => ["PreconditionFailed", "http-412"].includes(code(error));
var isConflict = (error) => ["ConditionalRequestConflict", "http-409"].includes(code(error));
var said = (cause, code2) => {
  const message = cause instanceof Error ? cause.message.trim().replace(/\.$/, "") : String(cause);
  return message === "" || message === code2 || message === "UnknownError" ? code2 : `${code2}, ${message}`;
};
var cures = [
  [/^(AccessDenied|Forbidden|UnauthorizedOperation|http-403)/, "Let the step's role make this call (identity stack)."],
  [
    /^(CredentialsProviderError|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId)/,
    "Give the step AWS credentials, for instance by aws-actions/configure-aws-credentials."
  ],
  [
    /^(ExpiredToken|RequestExpired|TokenRefreshRequired)/,
    "The credentials ran out: ask for a longer session, and run the step again."
  ],
  [/^NoSuchBucket/, "Apply the storage stack, or correct the bucket in the environment's pipeline entry."],
  [
    /^(PermanentRedirect|AuthorizationHeaderMalformed|http-301)/,
    "The bucket is in another region: set the input 'region'."
  ],
  [/^(BadDigest|XAmzContentSHA256Mismatch|InvalidDigest)/, "The bytes changed on their way: run the step again."],
  [
    /^(Throttl|SlowDown|TooManyRequests|ServiceUnavailable|InternalError|http-5)/,
    "AWS is busy or ailing: run the step again in a few minutes."
  ],
  [/^(E[A-Z]+|Timeout|NetworkingError|AbortError)/, "Check the runner's network, and run the step again."]
];
var cure = (code2) => cures.find(([pattern]) => pattern.test(code2))?.[1] ?? "Look AWS's word up, and run the step again.";

export {
  AwsFailure,
  code,
  isAbsent,
  isPreconditionFailed,
  isConflict
};
