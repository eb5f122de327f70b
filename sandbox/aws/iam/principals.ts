/** Who asks. A role's session has two names: its own, and that of the role, with the role's path. */
export type Asker =
  | { kind: "aws"; arn: string; role?: string; account: string }
  | { kind: "service"; name: string }
  | { kind: "federated"; provider: string };

/**
 * How a statement of a resource's policy means an asker: by name, as everybody, or by naming the account, which only hands the
 * decision to the account's own policies. `session`: by the session's name, which a permissions boundary does not limit.
 */
export type Meant = "no" | "account" | "role" | "session";

export type PrincipalElement = "*" | Record<string, string | string[]>;

const order: Meant[] = ["no", "account", "role", "session"];
const strongest = (found: Meant[]) => found.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), "no");

/** Throws where the element has a kind of principal that is not known here. */
export function principals(element: PrincipalElement): (asker: Asker) => Meant {
  if (element === "*") return () => "role";
  const tests = Object.entries(element).flatMap(([kind, names]) => [names].flat().map((name) => test(kind, name)));
  return (asker) => strongest(tests.map((one) => one(asker)));
}

function test(kind: string, name: string): (asker: Asker) => Meant {
  if (kind === "Service") return (asker) => (asker.kind === "service" && asker.name === name ? "role" : "no");
  if (kind === "Federated") return (asker) => (asker.kind === "federated" && asker.provider === name ? "role" : "no");
  if (kind !== "AWS") throw new Error(`A principal of the kind '${kind}' is not known here.`);
  if (name === "*") return () => "role";
  // AWS takes no other wildcard here; a policy that has one would not be accepted.
  if (/[*?]/.test(name)) throw new Error(`The principal '${name}' has a wildcard; only '*' alone may be one.`);
  const account = /^(?:arn:aws:iam::)?([0-9]{12})(?::root)?$/.exec(name)?.[1];
  return (asker) => {
    if (asker.kind !== "aws") return "no";
    if (account !== undefined) return asker.account === account ? "account" : "no";
    if (asker.role === undefined) return asker.arn === name ? "role" : "no";
    return asker.arn === name ? "session" : asker.role === name ? "role" : "no";
  };
}
