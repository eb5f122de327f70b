import { action } from "./action.ts";
import { alarm } from "./alarm.ts";
import { as } from "./as.ts";
import { down } from "./down.ts";
import { fault } from "./fault.ts";
import { status } from "./status.ts";
import { up } from "./up.ts";
import { UsageError, type Verb } from "./verb.ts";

const verbs: Record<string, Verb> = { up, status, action, as, fault, alarm, down };

const help = `npm run sandbox -- WORD [options]

  up       start the local AWS and its hosts
  status   hosts, what each serves, faults
  action   run a shipped action against it, as GitHub's runner does
  as       print the variables of one of the account's roles
  fault    switch a fault on or off
  alarm    put an alarm into a state
  down     end everything

npm run sandbox -- WORD --help says more.`;

/** Returns the exit code: 2 when the command line is wrong. */
export async function runCli([word = "--help", ...rest]: string[]): Promise<number> {
  if (word === "--help" || word === "help") {
    console.log(help);
    return 0;
  }
  const verb = verbs[word];
  if (verb === undefined) {
    console.error(`There is no '${word}'.\n\n${help}`);
    return 2;
  }
  if (rest.includes("--help")) {
    console.log(verb.help);
    return 0;
  }
  try {
    return await verb.run(rest);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}
