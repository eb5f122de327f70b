import type { Sessions, Wanted } from "../iam/sessions.ts";
import type { Tokens } from "../iam/tokens.ts";
import type { TemporaryPrincipal } from "../protocol/credentials.ts";
import { queryReplies } from "../protocol/query.ts";
import { AwsError, type AwsRequest, type AwsResponse, type Service } from "../protocol/service.ts";

const operations = ["GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity"];

export interface StsOptions {
  sessions: Sessions;
  tokens: Tokens;
}

/** There are no devices here: a caller that names one and this code has shown a second factor. */
export const mfaCode = "000000";

const { answer, failure } = queryReplies("https://sts.amazonaws.com/doc/2011-06-15/");

/** STS's Query protocol; the server has put the form's fields into `query`. */
export function sts({ sessions, tokens }: StsOptions): Service {
  return {
    name: "sts",
    protocol: "query",
    unsigned: ["AssumeRoleWithWebIdentity"],
    operation: ({ query }) => operations.find((one) => one === query.get("Action")),
    async handle(operation, request) {
      if (operation === "GetCallerIdentity") return callerIdentity(request);
      const { query, principal } = request;
      const wanted = wantedSession(query);
      if (operation === "AssumeRole") {
        return answer(operation, view(wanted, sessions.byPrincipal(principal, wanted, showsMfa(query))));
      }
      const token = tokens.read(query.get("WebIdentityToken") ?? "");
      const taken = view(wanted, sessions.byToken(token, wanted));
      const { aud, sub } = token.claims;
      const claims = { Audience: String(aud), SubjectFromWebIdentityToken: String(sub), Provider: token.provider };
      return answer(operation, { ...taken, ...claims });
    },
    failure,
  };
}

/** Needs no permission: an explicit deny cannot forbid it either. */
function callerIdentity({ principal }: AwsRequest): AwsResponse {
  const result = { Arn: principal.arn, UserId: principal.accessKeyId, Account: principal.account };
  return answer("GetCallerIdentity", result);
}

function wantedSession(query: URLSearchParams): Wanted {
  const role = query.get("RoleArn") ?? "";
  const session = query.get("RoleSessionName") ?? "";
  const seconds = Number(query.get("DurationSeconds") ?? "3600");
  if (!/^arn:aws:iam::[0-9]{12}:role\/(?:.*\/)?[\w+=,.@-]{1,64}$/.test(role)) {
    throw invalid(`'${role}' is not the ARN of a role`);
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) throw invalid("RoleSessionName is not 2 to 64 of A-Z a-z 0-9 _ + = , . @ -");
  if (!(seconds >= 900 && seconds <= 43_200)) throw invalid("DurationSeconds is not between 900 and 43200");
  // It would narrow the session, which nothing here would enforce.
  if (query.has("Policy")) throw new AwsError("NotImplemented", 501, "The sandbox's STS plays no session policies.");
  return { role, session, seconds };
}

function showsMfa(query: URLSearchParams): boolean {
  const code = query.get("TokenCode");
  if (code === null) return false;
  if (query.has("SerialNumber") && code === mfaCode) return true;
  throw new AwsError("AccessDenied", 403, "MultiFactorAuthentication failed with invalid MFA one time pass code.");
}

function view({ session }: Wanted, issued: TemporaryPrincipal) {
  return {
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: issued.expires.toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: `${issued.accessKeyId}:${session}`, Arn: issued.arn },
  };
}

const invalid = (what: string) => new AwsError("ValidationError", 400, `${what}.`);
