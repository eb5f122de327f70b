import type { Permission } from "../protocol/access.ts";
import type { Principal } from "../protocol/principal.ts";
import type { Book } from "./book.ts";
import { compile, type Decision, evaluate, type Policy, type Question } from "./evaluate.ts";
import type { Asker } from "./principals.ts";

export interface Role {
  name: string;
  arn: string;
  policies: Policy[];
  boundary?: Policy | undefined;
  trust: Policy;
}

/** The account's root user has no policies; resources' policies can still refuse it. */
const rootPolicies = [
  compile({ Version: "2012-10-17", Statement: { Sid: "Root", Effect: "Allow", Action: "*", Resource: "*" } }, "root"),
];

/** Every policy of the account, compiled once, and the book of what they decided. */
export class Gate {
  readonly roles = new Map<string, Role>();
  /** Policies of buckets, topics and keys, by ARN. */
  readonly resources = new Map<string, Policy>();
  readonly book: Book;
  #region: string;

  constructor(region: string, book: Book) {
    this.#region = region;
    this.book = book;
  }

  decide(principal: Principal, { action, resource, context }: Permission): Decision {
    const decision = evaluate(
      {
        policies: this.#policiesOf(principal),
        boundary: this.#roleOf(principal)?.boundary,
        resource: this.#policyOn(resource),
        consent: action.startsWith("kms:"),
      },
      {
        principal: asker(principal),
        action,
        resource,
        context: { ...this.surroundings(principal), ...context },
      },
    );
    this.note(this.#roleOf(principal)?.name ?? principal.arn, { action, resource }, decision);
    return decision;
  }

  /** Whether `asker` may take the role: its trust must consent. `as` is how the book names the asker. */
  trusts(role: Role, as: Asker, action: string, context: Question["context"], by?: Principal): Decision {
    const decision = evaluate(
      { policies: by ? this.#policiesOf(by) : [], resource: role.trust, consent: true },
      {
        principal: as,
        action,
        resource: role.arn,
        context: { ...(by && this.surroundings(by)), ...context },
      },
    );
    const name = as.kind === "aws" ? as.arn : as.kind === "service" ? as.name : as.provider;
    this.note(name, { action, resource: role.arn }, decision);
    return decision;
  }

  note(role: string, { action, resource }: Permission, decision: Decision): void {
    const { by, consentedBy, deniedBy, because = "" } = decision;
    if (by === undefined) this.book.deny({ role, action, resource, because, ...(deniedBy && { deniedBy }) });
    else this.book.allow({ role, action, resource, by, ...(consentedBy && { consentedBy }) });
  }

  /**
   * Condition keys of every request. The sandbox speaks plain HTTP, but only on loopback, where there is no wire to listen on:
   * it answers for TLS as the real endpoints would, so that a policy which refuses plain HTTP can be played.
   */
  surroundings(principal: Principal): Record<string, string> {
    const now = new Date();
    return {
      "aws:SecureTransport": "true",
      "s3:TlsVersion": "1.3",
      "aws:SourceIp": "127.0.0.1",
      "aws:RequestedRegion": this.#region,
      "aws:CurrentTime": now.toISOString(),
      "aws:EpochTime": String(Math.floor(now.getTime() / 1000)),
      "aws:ResourceAccount": principal.account,
      // A role's session never tells of the second factor that it was taken with, and long-lived keys do not have the key at all.
      // Source: "Secure API access with MFA" in the IAM user guide.
      ...(principal.sessionToken !== undefined && { "aws:MultiFactorAuthPresent": "false" }),
    };
  }

  #roleOf(principal: Principal): Role | undefined {
    return principal.role === undefined ? undefined : this.roles.get(principal.role);
  }

  #policiesOf(principal: Principal): Policy[] {
    if (principal.arn.endsWith(":root")) return rootPolicies;
    return this.#roleOf(principal)?.policies ?? [];
  }

  /** An object's bucket answers for it. */
  #policyOn(resource: string): Policy | undefined {
    const owner = resource.startsWith("arn:aws:s3:::") ? (resource.split("/")[0] ?? "") : resource;
    return this.resources.get(owner);
  }
}

export const asker = ({ arn, account, role }: Principal): Asker => ({
  kind: "aws",
  arn,
  account,
  ...(role !== undefined && { role }),
});

/** AWS's own sentence, which people and tools search for. */
export const sentence = (arn: string, { action, resource }: Permission, { because = "" }: Decision) =>
  `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
