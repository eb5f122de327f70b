import { faultNames } from "../aws/faults.ts";
import { connect } from "./client.ts";
import { pairs, read, UsageError, type Verb } from "./verb.ts";

export const fault: Verb = {
  help: `npm run sandbox -- fault NAME=TARGET[:N] ... | NAME=off ... | --clear

  throttle=OPERATION:COUNT       the next COUNT calls are answered with a throttling error
  slow=OPERATION:MS              each call waits first
  truncate=GetObject:COUNT       the next COUNT bodies end too early
  wrong-checksum=GetObject:COUNT the next COUNT bodies are not what their checksum says
  invocation-not-yet=POLLS       a new command's invocations stay unknown for so many polls
  lost-reply=OPERATION:COUNT     carried out, then the connection is cut
  undeliverable=INSTANCE         commands to the host end as Undeliverable
  offline=INSTANCE               the host's agent has lost its connection`,

  async run(args) {
    const { values, positionals } = read(args, { clear: { type: "boolean" } }, true);
    if (positionals.length === 0 && !values.clear) {
      throw new UsageError(`Name a fault, as in 'fault offline=i-...': ${faultNames.join(", ")}.`);
    }
    const { call } = await connect();
    if (values.clear) await call("DELETE", "faults");
    for (const [name, value] of Object.entries(pairs("fault", positionals)))
      await call("POST", "faults", { name, value });
    return 0;
  },
};
