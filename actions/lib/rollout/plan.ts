import type { PlannedHost } from "../../../schema/outputs.ts";
import { Ledger } from "../environment/ledger.ts";
import { MarkedBad, Marks } from "../environment/marks.ts";
import type { Member } from "../fleet/fleet.ts";
import { Roll } from "../fleet/host-reports.ts";
import { settledOn } from "../fleet/host-state.ts";
import { cut } from "../fleet/wave.ts";
import { type RolloutPorts, type RolloutRequest, releaseToDeploy, survey } from "./preflight.ts";

export interface Plan {
  environment: string;
  release: string;
  previous: string | null;
  hosts: PlannedHost[];
  /** What hosts warned of. */
  warnings: string[];
}

/** Reads what a rollout would find and touches nothing: no lease, no journal, and `status` is all that hosts are asked. */
export async function plan(request: RolloutRequest, ports: RolloutPorts): Promise<Plan> {
  const { environment, release, unmark } = request;
  await releaseToDeploy(release, ports);
  const mark = unmark ? undefined : await new Marks(ports.records, environment).bad(release);
  if (mark !== undefined) throw new MarkedBad(environment, release, mark);
  const roll = new Roll(ports.log);
  const members = await survey(environment, ports, roll);
  const current = await new Ledger(ports.records, environment).current();
  const hosts = cut(members, request.waves).flatMap((wave, at) =>
    wave.map((member) => planned(member, roll, release, at + 1)),
  );
  return { environment, release, previous: current?.value.release ?? null, hosts, warnings: roll.warnings };
}

function planned(member: Member, roll: Roll, release: string, wave: number): PlannedHost {
  const state = roll.state(member);
  const { live, committed, pending, warm } = state;
  const action = settledOn(state, release) ? "keep" : live === release ? "finish" : "change";
  return { host: member.id, name: member.name, live, committed, pending, warm, wave, action };
}
