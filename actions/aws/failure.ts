import { Problem } from "../lib/text/problem.ts";

/** An AWS call that failed for a reason that the domain does not handle; `code` is AWS's own word for it. */
export class AwsFailure extends Problem {
  readonly code: string;
  constructor(doing: string, code: string, cause: unknown) {
    super(`${doing} failed: ${said(cause, code)}. ${cure(code)}`, { cause });
    this.code = code;
  }
}

/** AWS's name of an error: S3's HEAD has no body, so there only the status tells. */
export function code(error: unknown): string {
  if (!(error instanceof Error)) return "Unknown";
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (error.name === "Unknown" || error.name === "Error" || /^[0-9]+$/.test(error.name)) {
    const socket = (error as { code?: unknown }).code;
    return status === undefined ? (typeof socket === "string" ? socket : error.name) : `http-${status}`;
  }
  return error.name;
}

const absent = new Set(["NoSuchKey", "NotFound", "ParameterNotFound", "http-404"]);
export const isAbsent = (error: unknown) => absent.has(code(error));

/** The key was there already (If-None-Match) or had changed (If-Match). */
export const isPreconditionFailed = (error: unknown) => ["PreconditionFailed", "http-412"].includes(code(error));

/** Two conditional writes met; S3 asks to try again. */
export const isConflict = (error: unknown) => ["ConditionalRequestConflict", "http-409"].includes(code(error));

const said = (cause: unknown, code: string) => {
  const message = cause instanceof Error ? cause.message.trim().replace(/\.$/, "") : String(cause);
  return message === "" || message === code || message === "UnknownError" ? code : `${code}, ${message}`;
};

const cures: [RegExp, string][] = [
  [/^(AccessDenied|Forbidden|UnauthorizedOperation|http-403)/, "Let the step's role make this call (identity stack)."],
  [
    /^(CredentialsProviderError|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId)/,
    "Give the step AWS credentials, for instance by aws-actions/configure-aws-credentials.",
  ],
  [
    /^(ExpiredToken|RequestExpired|TokenRefreshRequired)/,
    "The credentials ran out: ask for a longer session, and run the step again.",
  ],
  [/^NoSuchBucket/, "Apply the storage stack, or correct the bucket in the environment's pipeline entry."],
  [
    /^(PermanentRedirect|AuthorizationHeaderMalformed|http-301)/,
    "The bucket is in another region: set the input 'region'.",
  ],
  [/^(BadDigest|XAmzContentSHA256Mismatch|InvalidDigest)/, "The bytes changed on their way: run the step again."],
  [
    /^(Throttl|SlowDown|TooManyRequests|ServiceUnavailable|InternalError|http-5)/,
    "AWS is busy or ailing: run the step again in a few minutes.",
  ],
  [/^(E[A-Z]+|Timeout|NetworkingError|AbortError)/, "Check the runner's network, and run the step again."],
];

const cure = (code: string) =>
  cures.find(([pattern]) => pattern.test(code))?.[1] ?? "Look AWS's word up, and run the step again.";
