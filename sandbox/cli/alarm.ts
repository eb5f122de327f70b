import { alarmStates } from "../aws/cloudwatch/cloudwatch.ts";
import { connect } from "./client.ts";
import { pairs, read, UsageError, type Verb } from "./verb.ts";

export const alarm: Verb = {
  help: `npm run sandbox -- alarm [NAME=STATE ...]

Puts alarms into a state, as CloudWatch would by a metric; without any, shows all.
  NAME    as the stacks call it, or without its kloverbuy-<environment>-, as in answers-5xx
  STATE   ${alarmStates.join(", ")}
The alarm that a rollout's bake asks, harm, follows its signs.`,

  async run(args) {
    const { positionals } = read(args, {}, true);
    const { call, daemon } = await connect();
    const own = `kloverbuy-${daemon.environment}-`;
    for (const [given, state] of Object.entries(pairs("alarm", positionals))) {
      if (!alarmStates.some((one) => one === state)) {
        throw new UsageError(`'${state}' is no state of an alarm: ${alarmStates.join(", ")}.`);
      }
      await call("POST", "alarms", { name: given.startsWith("kloverbuy-") ? given : `${own}${given}`, state });
    }
    if (positionals.length > 0) return 0;
    const all = (await call("GET", "alarms")) as Record<string, string>;
    for (const [name, state] of Object.entries(all))
      if (name.startsWith(own)) console.log(`${state.padEnd(18)}${name}`);
    return 0;
  },
};
