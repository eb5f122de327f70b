import * as z from "zod";
import type { Role } from "../aws/iam/gate.ts";
import type { TemporaryPrincipal } from "../aws/protocol/credentials.ts";
import type { Account } from "./account.ts";
import { account, StackError } from "./stack/index.ts";

/** The longest that AWS gives: a sandbox that is up all day does not ask again. */
const seconds = 43_200;

/** Whose work each of our actions is; any other folder's action only looks around. */
const roleOfAction: Record<string, string> = {
  build: "build",
  deploy: "deploy",
  rollback: "deploy",
  pipeline: "pipeline",
};

const Values = z.union([z.string(), z.array(z.string()).min(1)]).transform((one) => [one].flat());
const Trust = z.object({
  Statement: z
    .array(
      z.object({
        Principal: z.record(z.string(), Values),
        Condition: z.record(z.string(), z.record(z.string(), Values)).default({}),
      }),
    )
    .min(1),
});

/** Takes the roles of one environment, each as its own trust asks: a caller that AWS would refuse is refused here. */
export class Callers {
  #account: Account;
  #environment: string;

  constructor(given: Account, environment: string) {
    this.#account = given;
    this.#environment = environment;
  }

  host(instance: string): TemporaryPrincipal {
    return this.#account.sessions.byInstance(this.#role("host"), instance);
  }

  forAction(action: string): TemporaryPrincipal {
    return this.take(Object.hasOwn(roleOfAction, action) ? (roleOfAction[action] ?? "") : "operator");
  }

  take(name: string): TemporaryPrincipal {
    const role = this.#role(name);
    const { sessions, tokens, trusts, principals } = this.#account;
    const wanted = { role: role.arn, session: "sandbox", seconds };
    const read = Trust.safeParse(JSON.parse(trusts.get(role.name) ?? "{}"));
    const [statement] = read.success ? read.data.Statement : [];
    if (statement?.Principal.Federated) {
      const token = tokens.issue(jobClaims(statement.Principal.Federated[0] ?? "", statement.Condition));
      return sessions.byToken(tokens.read(token), wanted);
    }
    const [person] = statement?.Principal.AWS ?? [];
    if (person === undefined) throw new StackError(`Nobody in the sandbox can take the role ${role.arn}.`);
    const by = principals.create({ arn: person, account });
    try {
      // People have their second factor at hand.
      return sessions.byPrincipal(by, wanted, true);
    } finally {
      principals.revoke(by.accessKeyId);
    }
  }

  #role(name: string): Role {
    const title = `kloverbuy-${this.#environment}-${name}`;
    const found = [...this.#account.gate.roles.values()].find((one) => one.name === title);
    if (found !== undefined) return found;
    throw new StackError(`The stacks declare no role ${title}.`);
  }
}

/**
 * What GitHub would say of the job that the role is for: repository, environment and workflow stand in its trust, and nowhere
 * else in the sandbox. STS compares all the same, so a trust that contradicts itself lets no caller in.
 */
function jobClaims(provider: string, conditions: Record<string, Record<string, string[]>>): Record<string, string> {
  const host = provider.replace(/^.*:oidc-provider\//, "");
  const claims = Object.values(conditions).flatMap((keys) =>
    Object.entries(keys).flatMap(([key, [value = ""]]) =>
      key.startsWith(`${host}:`) ? [[key.slice(host.length + 1), value]] : [],
    ),
  );
  return { iss: `https://${host}`, ...Object.fromEntries(claims) };
}
