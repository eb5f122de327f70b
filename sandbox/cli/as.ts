import { connect } from "./client.ts";
import { exportLines } from "./exports.ts";
import { read, UsageError, type Verb } from "./verb.ts";

export const as: Verb = {
  help: `npm run sandbox -- as ROLE

Prints the lines to export to act as a role of the environment: build, deploy, pipeline, backup, operator, administrator ...
The session is taken as the role's trust asks and lasts 12 hours; what the role may not do, AWS refuses here as there.`,

  async run(args) {
    const { positionals } = read(args, {}, true);
    const [role, ...more] = positionals;
    if (role === undefined || more.length > 0) throw new UsageError("Name one role, as in 'as deploy'.");
    const { call } = await connect();
    const variables = (await call("POST", "credentials", { role })) as Record<string, string>;
    for (const line of exportLines(variables)) console.log(line);
    return 0;
  },
};
