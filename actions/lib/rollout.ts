import { Crew } from "./crew.ts";
import { settledOn } from "./host-state.ts";
import { acquire, type Lease } from "./lease.ts";
import { type Current, Ledger } from "./ledger.ts";
import { plain } from "./plain.ts";
import type { Manifest, ReleaseId } from "./release.ts";
import { Roll } from "./roll.ts";
import { type Base, ended, type RolloutResult } from "./rollout-result.ts";
import { previousOf, settle } from "./settle.ts";
import { type RolloutPorts, type RolloutRequest, releaseToDeploy, survey } from "./survey.ts";
import { switchover } from "./switchover.ts";
import { cut } from "./wave.ts";

/** Milliseconds of slack in a host's own deadline: delivery, polling, the ledger. */
const SLACK = 5 * 60_000;

/**
 * Brings the whole fleet to a release, or says by name why not. Never rejects for a trouble of the world: whatever went wrong
 * is in the result, with what is known of each host.
 */
export async function rollout(request: RolloutRequest, ports: RolloutPorts): Promise<RolloutResult> {
  const { clock, log, records, signal } = ports;
  const { environment } = request;
  const roll = new Roll(log);
  const base: Base = { environment, release: request.release, previous: null, rollout: null, hosts: [], warnings: [] };
  let lease: Lease | undefined;
  try {
    const manifest = await releaseToDeploy(request, ports);
    lease = await acquire({
      records,
      environment,
      clock,
      signal,
      holder: ports.holder,
      owner: `${request.run} (${request.actor})`,
      wait: request.wait,
      heldBy: (held) => log.info(`Waiting for ${plain(held.owner)}, whose lease expires ${held.expires}.`),
    });
    lease.keep();
    return await underLease(request, ports, manifest, lease, roll, base);
  } catch (error) {
    return { ...base, hosts: roll.hosts, outcome: "refused", ...ended(error) };
  } finally {
    await lease
      ?.giveBack()
      .catch((error) => log.warn(`The lease was not given back and will expire: ${ended(error).reason}`));
  }
}

/** Rejects only while no traffic has been touched. */
async function underLease(
  request: RolloutRequest,
  ports: RolloutPorts,
  manifest: Manifest,
  lease: Lease,
  roll: Roll,
  base: Base,
): Promise<RolloutResult> {
  const { release, environment } = request;
  const ledger = new Ledger(ports.records, environment);
  const members = await survey(request, ports, roll);
  const { fence } = lease;
  const withDrain = request.switchTimeout + manifest.config.drain * 1000;
  const crew = new Crew(ports, roll, fence, patience(request, manifest));
  const { current, finished } = await settle({ request, ports, crew, roll, ledger, members, fence, withDrain });
  base.previous = previousOf(current?.value, release);

  if (
    members.every((host) => settledOn(roll.state(host), release)) &&
    (await recorded(ledger, current?.value, release))
  ) {
    base.rollout = finished ?? null;
    return { ...base, hosts: roll.hosts, outcome: finished === undefined ? "nothing-to-do" : "succeeded" };
  }
  // The fence makes the id unique and lets ids of the same place in the ledger sort by age.
  const sequence = (current?.value.sequence ?? 0) + 1;
  const id = `${String(sequence).padStart(8, "0")}-${fence.toString(16).padStart(8, "0")}`;
  base.rollout = id;
  const waves = cut(members, request.waves);
  return switchover({
    request,
    ports,
    manifest,
    lease,
    roll,
    crew,
    ledger,
    members,
    waves,
    current,
    base,
    id,
    withDrain,
  });
}

async function recorded(ledger: Ledger, current: Current | undefined, release: ReleaseId): Promise<boolean> {
  return current?.release === release && ((await ledger.entry(current.sequence))?.good ?? false);
}

/** Longer than the rollout can take, so that no host undoes its switch while the run is alive. */
const patience = ({ waves, switchTimeout }: RolloutRequest, { config }: Manifest) =>
  (waves.length + 1) * switchTimeout + config.drain * 1000 + SLACK;
