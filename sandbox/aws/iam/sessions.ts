import type { Credentials, TemporaryPrincipal } from "../protocol/credentials.ts";
import type { Principal } from "../protocol/principal.ts";
import { AwsError } from "../protocol/service.ts";
import { asker, type Gate, type Role, sentence } from "./gate.ts";
import type { Asker } from "./principals.ts";
import type { WebToken } from "./tokens.ts";

/** Hosts outlive any session here; on EC2 the metadata service renews theirs. */
const hostSeconds = 30 * 24 * 3600;

export interface Wanted {
  /** ARN of the role. */
  role: string;
  session: string;
  seconds: number;
}

/** Takes roles, for the callers that their trust lets. */
export class Sessions {
  #gate: Gate;
  #principals: Credentials;

  constructor(gate: Gate, principals: Credentials) {
    this.#gate = gate;
    this.#principals = principals;
  }

  /** A principal of the account takes a role; `mfa` when it showed a second factor. Throws AccessDenied. */
  byPrincipal(by: Principal, wanted: Wanted, mfa: boolean): TemporaryPrincipal {
    const action = "sts:AssumeRole";
    const role = this.#gate.roles.get(wanted.role);
    // A caller that asks for a role that is not there learns only that it may not take it.
    const because = `because no resource-based policy allows the ${action} action`;
    const context = { "sts:RoleSessionName": wanted.session, ...(mfa && secondFactor) };
    const decision = role ? this.#gate.trusts(role, asker(by), action, context, by) : { allowed: false, because };
    if (role === undefined || !decision.allowed) {
      throw denied(sentence(by.arn, { action, resource: wanted.role }, decision));
    }
    return this.#issue(role, wanted);
  }

  /** A job brings a token of an identity provider that the account has. Throws AccessDenied. */
  byToken(token: WebToken, wanted: Wanted): TemporaryPrincipal {
    const action = "sts:AssumeRoleWithWebIdentity";
    const role = this.#gate.roles.get(wanted.role);
    const name = token.issuer.replace(/^https:\/\//, "");
    const claims = Object.entries(token.claims).flatMap(([claim, value]) =>
      typeof value === "string" ? [[`${name}:${claim}`, value]] : [],
    );
    const context = { ...Object.fromEntries(claims), "sts:RoleSessionName": wanted.session };
    const by: Asker = { kind: "federated", provider: token.provider };
    if (role === undefined || !this.#gate.trusts(role, by, action, context).allowed) {
      throw denied(`Not authorized to perform ${action}`);
    }
    return this.#issue(role, wanted);
  }

  /** EC2 takes the role of an instance's profile for it. Throws AccessDenied. */
  byInstance(role: Role, instance: string): TemporaryPrincipal {
    const by: Asker = { kind: "service", name: "ec2.amazonaws.com" };
    if (!this.#gate.trusts(role, by, "sts:AssumeRole", {}).allowed) {
      throw denied(`EC2 may not take the role ${role.arn}: its trust does not name the service.`);
    }
    return this.#issue(role, { role: role.arn, session: instance, seconds: hostSeconds }, { instance });
  }

  #issue(role: Role, { session, seconds }: Wanted, more: { instance?: string } = {}): TemporaryPrincipal {
    const [account = ""] = /[0-9]{12}/.exec(role.arn) ?? [];
    // A session's ARN leaves out the role's path.
    const arn = `arn:aws:sts::${account}:assumed-role/${role.name}/${session}`;
    return this.#principals.issue({ arn, account, role: role.arn, ...more }, seconds);
  }
}

const secondFactor = { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "0" };
const denied = (message: string) => new AwsError("AccessDenied", 403, message);
