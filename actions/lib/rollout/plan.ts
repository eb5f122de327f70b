import type { PlannedHost } from "../../../schema/outputs.ts";
import { Ledger } from "../environment/ledger.ts";
import { MarkedBad, Marks } from "../environment/marks.ts";
import type { Member } from "../fleet/fleet.ts";
import { hostLog } from "../fleet/host-log.ts";
import { HostReports } from "../fleet/host-reports.ts";
import { hasCommitted } from "../fleet/host-state.ts";
import { cut } from "../fleet/wave.ts";
import { loadManifest, preflight } from "./preflight.ts";
import type { RolloutPorts, RolloutRequest } from "./request.ts";

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
  await loadManifest(release, ports);
  const mark = unmark ? undefined : await new Marks(ports.records, environment).bad(release);
  if (mark !== undefined) throw new MarkedBad(environment, release, mark);
  const reports = new HostReports(hostLog(ports.log));
  const members = await preflight(environment, ports, reports);
  const current = await new Ledger(ports.records, environment).current();
  const hosts = cut(members, request.waves).flatMap((wave, at) =>
    wave.map((member) => planned(member, reports, release, at + 1)),
  );
  return { environment, release, previous: current?.value.release ?? null, hosts, warnings: reports.warnings };
}

function planned(member: Member, reports: HostReports, release: string, wave: number): PlannedHost {
  const state = reports.state(member);
  const { live, committed, pending, warm } = state;
  const action = hasCommitted(state, release) ? "keep" : live === release ? "finish" : "change";
  return { host: member.id, name: member.name, live, committed, pending, warm, wave, action };
}
