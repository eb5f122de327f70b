import { generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from "node:crypto";
import { AwsError } from "../protocol/service.ts";

export interface WebToken {
  issuer: string;
  /** ARN of the account's identity provider. */
  provider: string;
  claims: Record<string, unknown>;
}

/** An identity provider as the account knows it. */
export interface Provider {
  arn: string;
  url: string;
  /** Audiences that it takes. */
  audiences: string[];
}

/** GitHub's are good for five minutes. */
const tokenSeconds = 300;

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const invalid = (message: string) => new AwsError("InvalidIdentityToken", 400, message);

/** The one issuer in the sandbox: it signs as GitHub does for a job, and STS knows its key. */
export class Tokens {
  readonly providers: Provider[] = [];
  #keys: { publicKey: KeyObject; privateKey: KeyObject } | undefined;

  /** The claims of a job, signed; `iat`, `exp` and `jti` are added where they are absent. */
  issue(claims: Record<string, unknown>): string {
    const now = Math.floor(Date.now() / 1000);
    const whole = { jti: randomUUID(), iat: now, nbf: now, exp: now + tokenSeconds, ...claims };
    const signed = `${encoded({ alg: "RS256", typ: "JWT", kid: "sandbox" })}.${encoded(whole)}`;
    const signature = sign("sha256", Buffer.from(signed), this.#pair.privateKey);
    return `${signed}.${signature.toString("base64url")}`;
  }

  /** Throws InvalidIdentityToken or ExpiredTokenException. */
  read(token: string): WebToken {
    const [head = "", body = "", signature = "", ...more] = token.split(".");
    const claims = parsed(body);
    if (parsed(head).alg !== "RS256" || more.length > 0) throw invalid("The ID Token is no RS256 JSON Web Token.");
    const given = Buffer.from(signature, "base64url");
    if (!verify("sha256", Buffer.from(`${head}.${body}`), this.#pair.publicKey, given)) {
      throw invalid("Couldn't verify the signature of the ID Token.");
    }
    if (typeof claims.exp !== "number" || claims.exp * 1000 <= Date.now()) {
      throw new AwsError("ExpiredTokenException", 400, "Token expired.");
    }
    const issuer = String(claims.iss);
    const provider = this.providers.find(({ url }) => url === issuer);
    if (provider === undefined) throw invalid(`No OpenIDConnect provider found in your account for ${issuer}.`);
    if (!provider.audiences.includes(String(claims.aud))) throw invalid("Incorrect token audience.");
    return { issuer, provider: provider.arn, claims };
  }

  /** Made when the first token is: it takes a tenth of a second. */
  get #pair() {
    this.#keys ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
    return this.#keys;
  }
}

function parsed(part: string): Record<string, unknown> {
  try {
    const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Said below, as for any other thing that is no token.
  }
  throw invalid("The ID Token provided is not a valid JWT.");
}
