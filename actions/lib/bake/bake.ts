import type { Traffic } from "../../../schema/host-result.ts";
import { ask, type HostOutcome } from "../fleet/dispatch.ts";
import type { Fleet, Member } from "../fleet/fleet.ts";
import type { Log } from "../text/log.ts";
import { plain } from "../text/plain.ts";
import type { Clock } from "../time/clock.ts";
import type { AlarmWatch } from "./alarm.ts";
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

export interface BakePorts {
  fleet: Fleet;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

export interface BakedWave extends Bake {
  wave: number;
  /** Hosts that were switched, and hosts that still serve the former release. */
  fresh: readonly Member[];
  former: readonly Member[];
}

/** Milliseconds between two looks at the alarm; that a host may take to read its log. */
const LOOK_MS = 10_000;
const ANSWER_MS = 60_000;

/** A process that has just started answers its first requests slowly: the first part of the window is not measured. */
const MEASURED = 0.75;

/**
 * Watches users after a wave: the hosts that were switched against those that still serve the former release, in the same
 * stretch of time, and the environment's alarm throughout. undefined: there was nothing to compare with. Throws ReleaseHarms
 * when the alarm goes off.
 */
export async function bake(
  { wave, window, tolerance, fresh, former }: BakedWave,
  alarm: AlarmWatch,
  ports: BakePorts,
): Promise<BakeReport | undefined> {
  if (former.length === 0) {
    await alarm.check(wave);
    return undefined;
  }
  const title = `bake wave ${wave}: its users are watched for ${Math.round(window / 1000)} s`;
  return ports.log.group(title, async () => {
    await watch(wave, window, alarm, ports);
    const seconds = Math.max(1, Math.floor((window * MEASURED) / 1000));
    const [ours, theirs] = await Promise.all([traffic(fresh, seconds, ports), traffic(former, seconds, ports)]);
    const verdict = judge(merge(ours), merge(theirs), tolerance);
    ports.log.info(`  ${verdict.sentence}`);
    return { wave, ...verdict };
  });
}

async function watch(wave: number, window: number, alarm: AlarmWatch, { clock, signal }: BakePorts): Promise<void> {
  const until = clock.now() + window;
  for (let left = window; left > 0; left = until - clock.now()) {
    await alarm.check(wave);
    await clock.sleep(Math.min(LOOK_MS, left), signal);
  }
  await alarm.check(wave);
}

/** Of the hosts that could tell; a host that could not is named in the log, and makes the sample smaller. */
async function traffic(hosts: readonly Member[], seconds: number, ports: BakePorts): Promise<Traffic[]> {
  const { fleet, clock, signal, log } = ports;
  const outcomes = await ask({ operation: "measure", window: seconds }, hosts, {
    fleet,
    clock,
    signal,
    timeout: ANSWER_MS,
    onOutcome: (outcome) => log.info(`  ${outcome.host.name.padEnd(20)} ${plain(met(outcome), 200)}`),
  });
  return outcomes.flatMap(({ result }) => result?.traffic ?? []);
}

function met({ failure, result }: HostOutcome): string {
  if (failure !== null) return failure.message;
  const { requests, errors } = result.traffic ?? { requests: 0, errors: 0 };
  return `${requests} requests, ${errors} failed`;
}
