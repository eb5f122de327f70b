import type { Credentials } from "./credentials.ts";
import { AwsError, type AwsRequest, type AwsResponse, type Service } from "./service.ts";
import { document, type XmlValue } from "./xml.ts";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
const operations = ["GetCallerIdentity", "AssumeRole"];

export interface StsOptions {
  principals: Credentials;
  /** ARNs of the roles that exist. Whom a role trusts is not looked at yet. */
  roles: Iterable<string>;
}

/** STS's Query protocol; the server has put the form's fields into `query`. */
export function sts({ principals, roles }: StsOptions): Service {
  const known = new Set(roles);
  return {
    name: "sts",
    operation: ({ query }) => operations.find((one) => one === query.get("Action")),
    async handle(operation, request) {
      return operation === "AssumeRole" ? assumeRole(request, principals, known) : callerIdentity(request);
    },
    failure: (error) =>
      xml("ErrorResponse", { Error: { Type: "Sender", Code: error.code, Message: error.message } }, error.status),
  };
}

function xml(root: string, content: XmlValue, status = 200): AwsResponse {
  return { status, headers: { "content-type": "text/xml" }, body: document(root, content, namespace) };
}

function callerIdentity({ principal }: AwsRequest): AwsResponse {
  const result = { Arn: principal.arn, UserId: principal.accessKeyId, Account: principal.account };
  return xml("GetCallerIdentityResponse", { GetCallerIdentityResult: result });
}

function assumeRole({ query, principal }: AwsRequest, principals: Credentials, known: Set<string>): AwsResponse {
  const role = query.get("RoleArn") ?? "";
  const session = query.get("RoleSessionName") ?? "";
  const seconds = Number(query.get("DurationSeconds") ?? "3600");
  const [, account, name] = /^arn:aws:iam::([0-9]{12}):role\/(?:.*\/)?([\w+=,.@-]{1,64})$/.exec(role) ?? [];
  if (!account || !name) throw invalid(`'${role}' is not the ARN of a role`);
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) throw invalid("RoleSessionName is not 2 to 64 of A-Z a-z 0-9 _ + = , . @ -");
  if (!(seconds >= 900 && seconds <= 43_200)) throw invalid("DurationSeconds is not between 900 and 43200");
  if (!known.has(role)) {
    const message = `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${role}`;
    throw new AwsError("AccessDenied", 403, message);
  }
  const arn = `arn:aws:sts::${account}:assumed-role/${name}/${session}`;
  const issued = principals.issue({ arn, account }, seconds);
  return xml("AssumeRoleResponse", {
    AssumeRoleResult: {
      Credentials: {
        AccessKeyId: issued.accessKeyId,
        SecretAccessKey: issued.secretAccessKey,
        SessionToken: issued.sessionToken,
        Expiration: issued.expires.toISOString(),
      },
      AssumedRoleUser: { AssumedRoleId: `${issued.accessKeyId}:${session}`, Arn: arn },
    },
  });
}

const invalid = (what: string) => new AwsError("ValidationError", 400, `${what}.`);
