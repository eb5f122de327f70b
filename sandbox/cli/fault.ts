import { faultNames } from "../aws/protocol/faults.ts";
import { connect } from "./client.ts";
import { pairs, read, UsageError, type Verb } from "./verb.ts";

export const fault: Verb = {
  help: `npm run sandbox -- fault NAME=TARGET[:N] ... | NAME=off ... | --clear

  throttle=OPERATION:COUNT       the next COUNT calls are answered with a throttling error
  unavailable=OPERATION:COUNT    ... with S3's 503, an internal error of the others
  denied=OPERATION:COUNT         ... with AccessDenied
  absent=OPERATION:COUNT         ... as if the object or parameter were not there
  precondition=PutObject:COUNT   ... with 412, as if another writer had been first
  slow=OPERATION:MS              each call waits first
  truncate=GetObject:COUNT       the next COUNT bodies end too early
  wrong-checksum=GetObject:COUNT the next COUNT bodies are not what their checksum says
  invocation-not-yet=POLLS       a new command's invocations stay unknown for so many polls
  lost-reply=OPERATION:COUNT     carried out, then the connection is cut
  undeliverable=INSTANCE         commands to the host end as Undeliverable
  offline=INSTANCE               the host's agent has lost its connection
  duplicate=INSTANCE:MS          each command reaches the host once more, so long after it has ended
  noisy=INSTANCE:CHARACTERS      so much stands before what the host's script prints
  odd-status=INSTANCE:COUNT      the next COUNT looks at a command find a status that AWS does not document

OPERATION@WORD and INSTANCE@WORD, also with several words, strike only what has them in its path or parameters:
PutObject@lease.json, SendCommand@switch@i-00000000000000002.`,

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
