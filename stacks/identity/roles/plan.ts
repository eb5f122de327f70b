import type { Environment } from "../../config/environment.ts";
import { places } from "../places.ts";
import { drawPasswords, find } from "../shared.ts";
import { allow, type Statement } from "../statement.ts";

/**
 * Beside what is there (reads.ts) it reads the state, which holds no password: RDS keeps the master's, and an administrator
 * fills in the app's. It takes no lock (`-lock=false`), so it writes nothing at all.
 *
 * Not from a pull request: to synthesize is to run that request's code, and the credentials would be its author's. What a
 * request would change is seen in its synthesized JSON, without an account; the plan is made of what was merged, and a
 * reviewer of the environment `<env>-infrastructure` reads it before it is applied.
 */
export function plan(environment: Environment): Statement[] {
  const { state, stateKey } = places(environment);
  return [
    find("FindState", state, [stateKey]),
    allow("ReadState", { Action: ["s3:GetObject"], Resource: [`${state}/${stateKey}`] }),
    drawPasswords(),
  ];
}
