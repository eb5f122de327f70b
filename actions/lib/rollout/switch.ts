import { ReleaseHarms } from "../bake/alarm.ts";
import { bake } from "../bake/bake.ts";
import { type Failure, throwFailures } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import { Problem } from "../text/problem.ts";
import type { RolloutRun } from "./run.ts";
import { stageOn } from "./stage.ts";

/** Moves the traffic wave by wave, and watches users after each. Throws OperationFailed, ReleaseHarms, or what ended the run. */
export async function switchInWaves(run: RolloutRun): Promise<void> {
  const { lease, ports, request, waves } = run;
  await run.enter("switch");
  if (request.bake !== null) await run.alarm.lookBefore();
  for (const [at, wave] of waves.entries()) {
    await lease.renew();
    ports.signal.throwIfAborted();
    run.switched.push(wave);
    const number = at + 1;
    await switchWave(run, wave, number);
    await watchUsers(run, number);
  }
}

async function switchWave(run: RolloutRun, wave: Member[], number: number): Promise<void> {
  const { ports, request, waves } = run;
  const note = `wave ${number} of ${waves.length}`;
  const options = { timeout: request.switchTimeout, signal: ports.signal };
  const failures = await run.send("switch", wave, { ...options, note });
  const cold = notWarm(run, wave, failures);
  const others = failures.filter(({ host }) => !cold.some(({ id }) => id === host));
  const notStaged = await stageOn(run, cold);
  const again = notStaged.length > 0 ? [] : await run.send("switch", cold, { ...options, note: `${note}, again` });
  throwFailures([...others, ...notStaged, ...again]);
}

/**
 * A warm process may have died since: such a host refuses the switch, untouched, and stages first after all. Hosts that have
 * staged, as all of a deploy have, are not told to a second time.
 */
function notWarm({ reports, staged }: RolloutRun, wave: Member[], failures: Failure[]): Member[] {
  const state = new Set(failures.filter(({ step }) => step === "state").map(({ host }) => host));
  return wave.filter(
    (host) => state.has(host.id) && !staged.has(host) && reports.outcome(host, "switch") === "refused",
  );
}

async function watchUsers(run: RolloutRun, wave: number): Promise<void> {
  const { alarm, bakes, ports, request } = run;
  if (request.bake === null) return;
  const report = await bake({ ...request.bake, wave, ...sides(run) }, alarm, ports);
  if (report === undefined) return;
  bakes.push(report);
  if (report.kind === "harmful") throw new ReleaseHarms(request.release, wave, report.sentence);
}

/** Hosts that this rollout moved, and hosts that still serve the release it moves them from. */
function sides({ committedBefore, current, members, reports, request, switched }: RolloutRun) {
  const moved = new Set(switched.flat());
  const from = current?.value.release;
  return {
    fresh: [...moved].filter((host) => !committedBefore.has(host)),
    former: members.filter((host) => !moved.has(host) && from !== request.release && reports.state(host).live === from),
  };
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

/** The run that took over decided before this one did. */
class Overruled extends Problem {
  constructor() {
    super("Another run decided that this rollout is reverted.");
  }
}

/** Decides for the release: from here on there is no way back but another rollout. Throws TooLate or Overruled. */
export async function accept(run: RolloutRun): Promise<void> {
  const { lease, operations, ports } = run;
  await lease.renew();
  ports.signal.throwIfAborted();
  if (ports.clock.now() / 1000 > operations.earliestDeadline - MARGIN_S) throw new TooLate();
  if ((await run.decide("commit")) === "revert") throw new Overruled();
}
