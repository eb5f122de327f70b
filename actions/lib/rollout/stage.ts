import type { Failure } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import type { Campaign, Scene } from "./run.ts";

/** Who has to stage: for a rollback not those on which the release is warm, or live; one switch is all that they need. */
export function unstaged({ members, request, roll }: Pick<Scene, "members" | "request" | "roll">): Member[] {
  if (request.kind === "deploy") return members;
  return members.filter((host) => {
    const { warm, live } = roll.state(host);
    return warm !== request.release && live !== request.release;
  });
}

export async function stage(campaign: Campaign, hosts: Member[]): Promise<Failure[]> {
  const { manifest, ports, request } = campaign.scene;
  const { hooks, health } = manifest.config;
  const timeout = request.stageTimeout + health.timeout * 1000;
  const options = { timeout, signal: ports.signal };
  // A rollback runs no hook: what it goes back to was prepared when it was deployed, and no migration runs backwards.
  const hook = hooks["before-switch"] !== null && request.kind === "deploy";
  if (hook) {
    // Once per rollout, before any other host is touched: a migration that fails costs nothing more.
    const first = hosts.slice(0, 1);
    for (const host of first) campaign.told.add(host);
    const withHook = { ...options, timeout: timeout + hooks.timeout * 1000, hook, note: "with its hook" };
    const failures = await campaign.do("stage", first, withHook);
    if (failures.length > 0) return failures;
  }
  const others = hook ? hosts.slice(1) : hosts;
  for (const host of others) campaign.told.add(host);
  return campaign.do("stage", others, options);
}

export async function switchWave(campaign: Campaign, wave: Member[], number: number): Promise<Failure[]> {
  const { ports, request, waves } = campaign.scene;
  const note = `wave ${number} of ${waves.length}`;
  const options = { timeout: request.switchTimeout, signal: ports.signal };
  const failures = await campaign.do("switch", wave, { ...options, note });
  const cold = notWarm(campaign, wave, failures);
  const others = failures.filter(({ host }) => !cold.some(({ id }) => id === host));
  const notStaged = await stage(campaign, cold);
  if (notStaged.length > 0) return [...others, ...notStaged];
  return [...others, ...(await campaign.do("switch", cold, { ...options, note: `${note}, again` }))];
}

/**
 * A warm process may have died since: such a host refuses the switch, untouched, and stages first after all. Hosts that have
 * staged, as all of a deploy have, are not told to a second time.
 */
function notWarm({ scene, told }: Campaign, wave: Member[], failures: Failure[]): Member[] {
  const state = new Set(failures.filter(({ step }) => step === "state").map(({ host }) => host));
  return wave.filter(
    (host) => state.has(host.id) && !told.has(host) && scene.roll.outcome(host, "switch") === "refused",
  );
}
