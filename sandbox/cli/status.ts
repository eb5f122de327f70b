import { connect } from "./client.ts";
import { read, type Verb } from "./verb.ts";

export const status: Verb = {
  help: `npm run sandbox -- status [--json]

Shows the environment, the hosts with what each serves, the faults that are on, and the alarms that went off.`,

  async run(args) {
    const { values } = read(args, { json: { type: "boolean" } });
    const facts = await (await connect()).status();
    if (values.json) {
      console.log(JSON.stringify(facts, null, 2));
      return 0;
    }
    console.log(`${facts.environment} on ${facts.url} (${facts.region}, bucket ${facts.bucket})`);
    for (const host of facts.hosts) {
      const where = host.url ?? "light";
      const connection = host.online ? "online" : "offline";
      console.log(`  ${host.id}  ${where.padEnd(22)}  ${connection.padEnd(7)}  serves ${host.serves ?? "nothing yet"}`);
    }
    if (facts.hosts.length === 0) console.log("  no hosts");
    const faults = Object.entries(facts.faults).flatMap(([name, targets]) =>
      Object.entries(targets).map(([target, count]) => `${name}=${target}:${count}`),
    );
    console.log(`faults: ${faults.join(" ") || "none"}`);
    console.log(`alarms: ${facts.alarms.join(" ") || "none"}`);
    return 0;
  },
};
