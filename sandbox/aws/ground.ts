import type { Gate } from "./iam/gate.ts";
import type { Sessions } from "./iam/sessions.ts";
import type { Tokens } from "./iam/tokens.ts";
import type { Credentials } from "./protocol/credentials.ts";
import type { Faults } from "./protocol/faults.ts";
import type { Played } from "./protocol/played.ts";

/** What each service folder exports as `play` (play.ts): how it is played on the account's ground. */
export type Play = (ground: Ground) => Played;

/** What the services of one account share. */
export interface Ground {
  /** The sandbox's state folder. */
  state: string;
  account: string;
  region: string;
  faults: Faults;
  /** Milliseconds that one of SSM's seconds lasts. */
  secondMs: number;
  principals: Credentials;
  gate: Gate;
  sessions: Sessions;
  tokens: Tokens;
  /** The resource's own policy, where it has one, goes to the gate. */
  governs(arn: string, policy: string | undefined): void;
}
