import { bake, lookBefore } from "../bake/bake.ts";
import { LeaseLost } from "../environment/lease.ts";
import { type Failure, someOf } from "../fleet/failure.ts";
import { Problem } from "../text/problem.ts";
import { later } from "../time/clock.ts";
import { hold, toHold } from "./hold.ts";
import { conclude } from "./recover.ts";
import { type Ended, ended, type RolloutResult } from "./result.ts";
import { goBack, refuse } from "./revert.ts";
import { attempt, Campaign, HURRY, none, type Scene } from "./run.ts";
import { stage, switchWave, unstaged } from "./stage.ts";

/** Stage everywhere, switch in waves, commit; or back. Rejects only as long as nothing was sent. */
export async function switchover(scene: Scene): Promise<RolloutResult> {
  const cold = unstaged(scene);
  const campaign = await Campaign.begin(scene, cold.length > 0 ? "stage" : "switch");
  const failed = await attempt(() => stage(campaign, cold));
  if (failed !== undefined) return refuse(campaign, failed);
  const undecided = (await attempt(() => switchInWaves(campaign))) ?? (await accept(campaign));
  if (undecided === undefined) return commit(campaign);
  if (campaign.attempted.length === 0) return refuse(campaign, undecided);
  if (toHold(campaign, undecided)) return hold(campaign, undecided);
  return (await goBack(campaign, undecided)) ?? commit(campaign);
}

async function switchInWaves(campaign: Campaign): Promise<Failure[]> {
  const { lease, ports, waves } = campaign.scene;
  await campaign.enter("switch");
  await lookBefore(campaign);
  for (const [at, wave] of waves.entries()) {
    await lease.renew();
    ports.signal.throwIfAborted();
    campaign.attempted.push(wave);
    const number = at + 1;
    const failures = await switchWave(campaign, wave, number);
    if (failures.length > 0) return failures;
    await bake(campaign, number);
  }
  return [];
}

/** Seconds before a host's own deadline in which nothing is decided any more: clocks differ, and S3 takes its time. */
const MARGIN_S = 60;

class TooLate extends Problem {
  constructor() {
    super(
      "The waves took so long that the first hosts are about to undo their switch by themselves. " +
        "Find out what held this run up, or use fewer waves; then start the deploy again.",
    );
  }
}

/** Decides for the release; undefined: that decision stands, and from here on there is no way back but another rollout. */
async function accept(campaign: Campaign): Promise<Ended | undefined> {
  try {
    const { crew, lease, ports } = campaign.scene;
    await lease.renew();
    ports.signal.throwIfAborted();
    if (ports.clock.now() / 1000 > crew.earliestDeadline - MARGIN_S) throw new TooLate();
    return (await campaign.decide("commit")) === "commit" ? undefined : OVERRULED;
  } catch (error) {
    return ended(error);
  }
}

async function commit(campaign: Campaign): Promise<RolloutResult> {
  const { current, ledger, lease, members, ports, request, withDrain } = campaign.scene;
  // Decided is decided: a cancelled step only waits less for it.
  const signal = later(ports.signal, HURRY, ports.clock);
  const uncommitted = await attempt(() => campaign.do("commit", members, { timeout: withDrain, signal }));
  const taken = await attempt(() => lease.renew().then(none));
  if (taken?.cause instanceof LeaseLost) {
    // Also when all hosts have committed: whoever took the lease may be moving them already.
    const reason = `${request.release} was decided for, and whoever has the lease now records it. ${taken.reason}`;
    return campaign.ended("commit-failed", { ...taken, reason, failures: uncommitted?.failures ?? [] });
  }
  const site = { ledger, ports, request, fence: lease.fence };
  const good = uncommitted === undefined;
  const unrecorded = await attempt(() =>
    conclude(site, campaign.journal, current, campaign.journal.journal, good).then(none),
  );
  const trouble = uncommitted ?? unrecorded;
  if (trouble === undefined) {
    if (campaign.told.size > 0) campaign.warn(await attempt(() => prune(campaign)));
    campaign.warn(await attempt(() => newcomers(campaign).then(none)));
    return campaign.succeeded();
  }
  const reason = `Every host was switched to ${request.release}, but that is not recorded everywhere. ${trouble.reason} ${cure}`;
  return campaign.ended("commit-failed", { ...trouble, reason });
}

async function prune(campaign: Campaign): Promise<Failure[]> {
  const { members, ports, request } = campaign.scene;
  return campaign.do("prune", members, { timeout: request.switchTimeout, signal: ports.signal });
}

/** Asked for once `current` has moved: whoever is born later takes the new release by itself. */
async function newcomers(campaign: Campaign): Promise<void> {
  const { members, ports, request } = campaign.scene;
  ports.signal.throwIfAborted();
  const known = new Set(members.map((host) => host.id));
  const born = (await ports.fleet.hosts()).filter((host) => !known.has(host.id)).map((host) => host.name);
  if (born.length === 0) return;
  const reason = `${someOf(born)} joined '${request.environment}' during the rollout and may serve the former release. ${cure}`;
  campaign.warn({ reason });
}

const cure = "Start the deploy again: it finishes what is left.";
const OVERRULED: Ended = { reason: "Another run decided that this rollout is reverted.", failures: [] };
