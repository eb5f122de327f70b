import { SignatureV4 } from "@smithy/signature-v4";
import { NodeSha256 } from "../../contract/s3/raw.ts";

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}
export interface StsAnswer {
  status: number;
  /** Text of the first element of that name. */
  text(element: string): string | undefined;
}

/** STS as its clients speak it: a form, signed but where the token is the proof. */
export class Sts {
  #endpoint: string;
  #region: string;

  constructor(endpoint: string, region: string) {
    this.#endpoint = endpoint;
    this.#region = region;
  }

  assumeRole(RoleArn: string, keys: Keys | undefined, mfa: Record<string, string> = {}): Promise<StsAnswer> {
    return this.#ask({ Action: "AssumeRole", RoleArn, RoleSessionName: "test", ...mfa }, keys);
  }

  assumeRoleWithWebIdentity(RoleArn: string, WebIdentityToken: string): Promise<StsAnswer> {
    const Action = "AssumeRoleWithWebIdentity";
    return this.#ask({ Action, RoleArn, RoleSessionName: "test", WebIdentityToken }, undefined);
  }

  callerIdentity(keys: Keys | undefined): Promise<StsAnswer> {
    return this.#ask({ Action: "GetCallerIdentity" }, keys);
  }

  async #ask(fields: Record<string, string>, keys: Keys | undefined): Promise<StsAnswer> {
    const body = new URLSearchParams({ ...fields, Version: "2011-06-15" }).toString();
    const url = new URL(this.#endpoint);
    const plain = { host: url.host, "content-type": "application/x-www-form-urlencoded" };
    const response = await fetch(url, { method: "POST", headers: await this.#headers(url, plain, body, keys), body });
    const xml = await response.text();
    return {
      status: response.status,
      text: (element) => new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1],
    };
  }

  async #headers(url: URL, headers: Record<string, string>, body: string, credentials: Keys | undefined) {
    if (credentials === undefined) return headers;
    const signer = new SignatureV4({ service: "sts", region: this.#region, credentials, sha256: NodeSha256 });
    const { protocol, hostname } = url;
    return (await signer.sign({ method: "POST", protocol, hostname, path: "/", headers, body })).headers;
  }
}

/** The session that was handed out. */
export function assumed({ status, text }: StsAnswer): Required<Keys> {
  if (status !== 200) throw new Error(`STS refused: ${text("Code")}: ${text("Message")}`);
  return {
    accessKeyId: text("AccessKeyId") ?? "",
    secretAccessKey: text("SecretAccessKey") ?? "",
    sessionToken: text("SessionToken") ?? "",
  };
}
