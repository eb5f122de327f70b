import type { Denied } from "../../../sandbox/aws/iam/book.ts";
import type { Clients } from "./account.ts";

export type Act = (clients: Clients) => Promise<unknown>;

/** A request that a role may not make, and the nearest one that is what the role is for. */
export interface Attempt {
  by: string;
  hostile: Act;
  /** What the gate's book says of it. */
  denied: Partial<Denied>;
  rightful: Act;
}
export type Attempts = Record<string, Attempt>;
