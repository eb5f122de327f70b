import { JournalTaken } from "../environment/journal.ts";
import { LeaseLost } from "../environment/lease.ts";
import { type Failure, list } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import { type Ended, ended, type RolloutResult } from "./result.ts";
import { attempt, type Campaign, HURRY, none } from "./run.ts";

/** Nothing was switched: what this rollout staged is dropped. */
export async function refuse(campaign: Campaign, why: Ended): Promise<RolloutResult> {
  const lost = await raise(campaign, why);
  if (lost !== undefined) return campaign.ended("refused", lost);
  await drop(campaign, campaign.scene.members);
  campaign.warn(await attempt(() => campaign.enter("refused").then(none)));
  return campaign.ended("refused", why);
}

/** Reverts whatever was told to switch, last wave first. undefined: it was decided before that the release stays. */
export async function goBack(campaign: Campaign, why: Ended): Promise<RolloutResult | undefined> {
  const lost = await raise(campaign, why);
  if (lost !== undefined) return campaign.ended("rollback-failed", lost);
  try {
    if ((await campaign.decide("revert")) === "commit") return undefined;
  } catch (error) {
    const { reason } = ended(error);
    // Whoever took the journal settles the hosts; a revert of ours could only cross that.
    if (error instanceof JournalTaken)
      return campaign.ended("rollback-failed", { ...why, reason: `${why.reason} ${reason}` });
    // Traffic comes first: the hosts go back although S3 cannot be told.
    campaign.warn({ reason });
  }
  const stuck: Failure[] = [];
  for (const wave of wavesBack(campaign)) stuck.push(...(await campaign.do("revert", wave, undoing(campaign))));
  const switched = new Set(campaign.attempted.flat());
  await drop(
    campaign,
    campaign.scene.members.filter((host) => !switched.has(host)),
  );
  if (stuck.length === 0) {
    campaign.warn(await attempt(() => campaign.enter("rolled-back").then(none)));
    return campaign.ended("rolled-back", why);
  }
  const reason = `${why.reason} Not known to be back: ${list(stuck)}.`;
  return campaign.ended("rollback-failed", { ...why, reason, failures: [...why.failures, ...stuck] });
}

/**
 * What undoes carries a higher fence than what it undoes: SSM may hold a second copy of a command (a lost reply, a slow
 * agent), and a switch that arrives after its revert must be refused. The answer adds who took the lease meanwhile, if any run
 * did: then that one settles the hosts, and nothing of ours may cross it. An S3 that does not answer keeps no host from going back.
 */
async function raise(campaign: Campaign, why: Ended): Promise<Ended | undefined> {
  const { crew, lease } = campaign.scene;
  const trouble = await attempt(() => lease.raise().then(none));
  if (trouble?.cause instanceof LeaseLost) {
    // It may be what ended the rollout: nothing is said twice.
    return why.reason === trouble.reason ? why : { ...why, reason: `${why.reason} ${trouble.reason}` };
  }
  campaign.warn(trouble);
  crew.fence = lease.fence;
  return undefined;
}

function wavesBack({ attempted, committedBefore, scene }: Campaign): Member[][] {
  const back = attempted.toReversed().map((wave) => wave.filter((host) => !committedBefore.has(host)));
  return scene.ports.signal.aborted ? [back.flat()] : back;
}

/** What a host had staged before this rollout is left: a refusal changes nothing. */
async function drop(campaign: Campaign, hosts: Member[]): Promise<void> {
  const { roll } = campaign.scene;
  const ours = hosts.filter((host) => {
    const outcome = roll.outcome(host, "stage");
    return campaign.told.has(host) && (outcome === "done" || outcome === "unknown");
  });
  const left = await attempt(() => campaign.do("revert", ours, undoing(campaign)));
  campaign.warn(left && { ...left, reason: `The staged release was not dropped everywhere. ${left.reason}` });
}

const undoing = (campaign: Campaign) => ({
  timeout: campaign.scene.ports.signal.aborted ? HURRY : campaign.scene.withDrain,
});
