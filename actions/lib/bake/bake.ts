import type { Traffic } from "../../../schema/host-result.ts";
import { ask, type HostOutcome } from "../fleet/dispatch.ts";
import type { Member } from "../fleet/fleet.ts";
import { ended } from "../rollout/result.ts";
import type { Campaign } from "../rollout/run.ts";
import { plain } from "../text/plain.ts";
import { Problem } from "../text/problem.ts";
import { judge, type Tolerance, type Verdict } from "./judge.ts";
import { merge } from "./traffic.ts";

export interface Bake {
  /** Milliseconds that users are watched after each wave but the last, after which there is nothing to compare with. */
  window: number;
  tolerance: Tolerance;
}

/** What was learned after a wave. */
export interface BakeReport extends Verdict {
  wave: number;
}

/** The environment's alarm "release is harming users"; unknown: it has no data. */
export interface HarmAlarm {
  name: string;
  state(signal?: AbortSignal): Promise<"ok" | "alarm" | "unknown">;
}

export class ReleaseHarms extends Problem {
  constructor(release: string, wave: number, why: string) {
    super(
      `The release ${release} harms users, wave ${wave} showed: ${why}. Read the app's log of that time on a host of that wave ` +
        "(app-<release>.log), mend the release, and build it again.",
    );
  }
}

/** Milliseconds between two looks at the alarm; that a host may take to read its log. */
const LOOK_MS = 10_000;
const ANSWER_MS = 60_000;

/** A process that has just started answers its first requests slowly: the first part of the window is not measured. */
const MEASURED = 0.75;

/** An alarm that is on already says nothing about a release that no user has met. */
export async function lookBefore(campaign: Campaign): Promise<void> {
  const { request, ports } = campaign.scene;
  if (request.bake === null || ports.harm === undefined) return;
  campaign.alarmedBefore = await isOn(campaign, ports.harm);
  if (!campaign.alarmedBefore) return;
  campaign.warn({ reason: `The alarm ${ports.harm.name} was on before the first switch, so it was not heeded.` });
}

/**
 * Watches users after a wave: the hosts that were switched against those that still serve the former release, in the same
 * stretch of time, and the environment's alarm throughout. Throws ReleaseHarms; a doubt is told and lets the rollout go on.
 */
export async function bake(campaign: Campaign, wave: number): Promise<void> {
  const { request, ports, base } = campaign.scene;
  if (request.bake === null) return;
  const { window, tolerance } = request.bake;
  const { fresh, former } = sides(campaign);
  if (former.length === 0) return heed(campaign, wave);
  const title = `bake wave ${wave}: its users are watched for ${Math.round(window / 1000)} s`;
  const verdict = await ports.log.group(title, async () => {
    await watch(campaign, wave, window);
    const seconds = Math.max(1, Math.floor((window * MEASURED) / 1000));
    const [ours, theirs] = await Promise.all([traffic(campaign, fresh, seconds), traffic(campaign, former, seconds)]);
    const found = judge(merge(ours), merge(theirs), tolerance);
    ports.log.info(`  ${found.sentence}`);
    return found;
  });
  base.bakes.push({ wave, ...verdict });
  if (verdict.kind === "harmful") throw new ReleaseHarms(request.release, wave, verdict.sentence);
}

/** Hosts that this rollout moved, and hosts that still serve the release it moves them from. */
function sides({ attempted, committedBefore, scene }: Campaign): { fresh: Member[]; former: Member[] } {
  const { current, members, request, roll } = scene;
  const switched = new Set(attempted.flat());
  const from = current?.value.release;
  return {
    fresh: [...switched].filter((host) => !committedBefore.has(host)),
    former: members.filter((host) => !switched.has(host) && from !== request.release && roll.state(host).live === from),
  };
}

async function watch(campaign: Campaign, wave: number, window: number): Promise<void> {
  const { clock, signal } = campaign.scene.ports;
  const until = clock.now() + window;
  for (let left = window; left > 0; left = until - clock.now()) {
    await heed(campaign, wave);
    await clock.sleep(Math.min(LOOK_MS, left), signal);
  }
  await heed(campaign, wave);
}

async function heed(campaign: Campaign, wave: number): Promise<void> {
  const { ports, request } = campaign.scene;
  if (ports.harm === undefined || campaign.alarmedBefore || !(await isOn(campaign, ports.harm))) return;
  throw new ReleaseHarms(request.release, wave, `the alarm ${ports.harm.name} went off after its switch`);
}

/** An alarm that cannot be asked is told once and then counts as off: it is a second pair of eyes, not the only one. */
async function isOn(campaign: Campaign, harm: HarmAlarm): Promise<boolean> {
  const { signal } = campaign.scene.ports;
  if (campaign.alarmMute) return false;
  try {
    return (await harm.state(signal)) === "alarm";
  } catch (error) {
    signal.throwIfAborted();
    campaign.alarmMute = true;
    campaign.warn({ reason: `The alarm ${harm.name} was not watched. ${ended(error).reason}` });
    return false;
  }
}

/** Of the hosts that could tell; whoever could not is named in the log, and makes the sample smaller. */
async function traffic(campaign: Campaign, hosts: readonly Member[], seconds: number): Promise<Traffic[]> {
  const { fleet, clock, signal, log } = campaign.scene.ports;
  const outcomes = await ask({ operation: "measure", window: seconds }, hosts, {
    fleet,
    clock,
    signal,
    timeout: ANSWER_MS,
    heard: (outcome) => log.info(`  ${outcome.host.name.padEnd(20)} ${plain(met(outcome), 200)}`),
  });
  return outcomes.flatMap(({ result }) => result?.traffic ?? []);
}

function met({ failure, result }: HostOutcome): string {
  if (failure !== null) return failure.message;
  const { requests, errors } = result.traffic ?? { requests: 0, errors: 0 };
  return `${requests} requests, ${errors} failed`;
}
