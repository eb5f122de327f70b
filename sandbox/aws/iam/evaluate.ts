import type { Asked, Policy } from "./policy.ts";
import type { Asker, Meant } from "./principals.ts";

export { compile, type Policy, PolicyError } from "./policy.ts";
export type { Asker } from "./principals.ts";

export interface Policies {
  /** Of the identity: the role's own, inline and attached. */
  policies: Policy[];
  /** The role's permissions boundary: what it does not allow, no policy of the identity can. */
  boundary?: Policy | undefined;
  /** Of the resource: a bucket's, a topic's, a key's policy; a role's trust. */
  resource?: Policy | undefined;
  /** Keys and roles: without their own policy's consent no caller gets in, with any identity policies. */
  consent?: boolean;
}

export interface Question {
  principal: Asker;
  /** `service:Operation`. */
  action: string;
  resource: string;
  /** Condition keys, beside those that the principal itself gives. Names in any case; a list where a key has several values. */
  context?: Record<string, string | readonly string[]>;
}

export interface Decision {
  allowed: boolean;
  /** Sid of the statement that allowed it, the identity's before the resource's; one without a Sid is `<policy>#<index>`. */
  by?: string;
  /** Sid of the resource's statement that allowed it as well, or consented. */
  consentedBy?: string;
  /** Sid of the statement that denied it explicitly. */
  deniedBy?: string;
  /** AWS's own words for a refusal, after "... is not authorized to perform X on resource: Y". */
  because?: string;
}

type Found = { meant: Meant; sid: string };

/**
 * What IAM would answer. An explicit deny anywhere decides; then the identity's policies within their boundary, or a resource's
 * policy that names the caller. Source: "Policy evaluation logic" in the IAM user guide; one account, no session policies, no
 * service control policies. Throws PolicyError's causes where a condition cannot be compared: never a silent allow.
 */
export function evaluate({ policies, boundary, resource, consent = false }: Policies, question: Question): Decision {
  const { principal, action } = question;
  const asked: Asked = {
    asker: principal,
    action,
    resource: question.resource,
    context: contextOf(principal, question.context ?? {}),
  };
  const kinds: [string, Policy[]][] = [
    ["an identity-based policy", policies],
    ["a permissions boundary", boundary ? [boundary] : []],
    ["a resource-based policy", resource ? [resource] : []],
  ];
  for (const [kind, all] of kinds) {
    const deny = find(all, "Deny", asked);
    if (deny) return { allowed: false, deniedBy: deny.sid, because: `with an explicit deny in ${kind}` };
  }
  const identity = find(policies, "Allow", asked);
  const bounded = boundary === undefined || find([boundary], "Allow", asked) !== undefined;
  const own = resource && find([resource], "Allow", asked);

  // A boundary limits what a resource's policy gives a role, but not what it gives the very session.
  const named = own?.meant === "session" || (own?.meant === "role" && bounded);
  const granted = identity && bounded && (!consent || own !== undefined);
  const by = granted ? identity.sid : own?.sid;
  if ((named || granted) && by !== undefined) return { allowed: true, by, ...(own && { consentedBy: own.sid }) };
  const missing =
    identity && !bounded ? "permissions boundary" : identity ? "resource-based policy" : "identity-based policy";
  return { allowed: false, because: `because no ${missing} allows the ${action} action` };
}

function find(policies: Policy[], effect: "Allow" | "Deny", asked: Asked): Found | undefined {
  let best: Found | undefined;
  for (const { statements } of policies) {
    for (const one of statements) {
      if (one.effect !== effect) continue;
      const meant = one.applies(asked);
      // One that names the caller says more than one that names the account.
      if (meant !== "no" && (best === undefined || best.meant === "account")) best = { meant, sid: one.sid };
    }
  }
  return best;
}

/** Source: "AWS global condition context keys": properties of the principal. */
function contextOf(principal: Asker, given: NonNullable<Question["context"]>): Map<string, readonly string[]> {
  const context = new Map<string, readonly string[]>();
  const set = (key: string, value: string) => context.set(key, [value]);
  if (principal.kind === "service") {
    set("aws:principalisawsservice", "true");
    set("aws:principalservicename", principal.name);
  } else set("aws:principalisawsservice", "false");
  if (principal.kind === "aws") {
    set("aws:principalarn", principal.role ?? principal.arn);
    set("aws:principalaccount", principal.account);
    set("aws:principaltype", principal.role === undefined ? "User" : "AssumedRole");
    const user = /:user\/(?:.*\/)?([^/]+)$/.exec(principal.arn)?.[1];
    if (user !== undefined) set("aws:username", user);
  }
  for (const [key, value] of Object.entries(given)) context.set(key.toLowerCase(), [value].flat());
  return context;
}
