import { join } from "node:path";
import { checkout } from "../sandbox/checkout.ts";
import { Experiment } from "./experiment.ts";
import { commandLine } from "./options.ts";
import { tell } from "./print.ts";
import { type Built, merge, type Stage } from "./rollout.ts";
import { save } from "./save.ts";
import { runDemo } from "./setup.ts";
import { type Change, oneMore } from "./shop.ts";
import { shortcomings } from "./verdict.ts";

const help = `npm run test:soak -- [--deploys N] [--report FILE] [--hosts N]

Rolls out N times under load, going round among a few releases that were built before; then the control. Every rollout is the
deploy action's own: stage, switch in waves, commit. Exits 0 only if no request was lost.
  --deploys N     1 to 1000 (default 100, with at least 500,000 requests)
  --report FILE   JSON, with a page beside it (default report/soak.json)
  --hosts N       1 to 10 (default 3)
KLOVERBUY_NGINX=newest: on the newest Nginx that hosts can get, not the system's`;

/**
 * Three releases take turns six times, then the next three: half of the rollouts download and unpack, the other half start
 * what the host still keeps.
 */
const prepared = 9;
const turn = (n: number) => (Math.floor((n - 1) / 6) * 3 + (n % 3)) % prepared;
const requestsEach = 5_000;
/** A run that takes longer is ended; it then has too few rollouts to be good. */
const secondsEach = 20;
const pace = { rate: 800, long: 36 };

const defaults = { report: join(checkout, "report/soak.json"), hosts: 3, deploys: 100, keep: false };

/** Some releases, built beforehand: it is the switches that are soaked. */
async function prepare(stage: Stage): Promise<[Change, Built][]> {
  const releases: [Change, Built][] = [];
  for (let n = 1; n <= prepared; n++) {
    const change = oneMore(n);
    releases.push([change, await merge(stage, change)]);
  }
  return releases;
}

const wanted = commandLine(help, defaults, 1000);
if (wanted !== null) {
  const { deploys, hosts, keep } = wanted;
  const bar = { requests: deploys * requestsEach, perSecond: 500, long: 20, deploys };
  const bounds = { mostSeconds: 120 + deploys * secondsEach, mostRequests: 10_000_000 };
  await runDemo({ hosts, keep }, prepare, async (stage, releases) => {
    const { show } = stage;
    await using experiment = new Experiment(stage, { ...pace, ...bounds });
    const roll = async (n: number) => {
      show.section(`Rollout ${n} of ${deploys}`);
      const [change, built] = releases[turn(n)] as [Change, Built];
      return experiment.roll(change, built);
    };
    const first = await roll(1);
    await experiment.startLoad([first.id]);
    const last = Date.now() + bounds.mostSeconds * 1000;
    for (let n = 2; n <= deploys && Date.now() < last; n++) await roll(n);
    await experiment.endLoad(bar.requests);
    show.section("The control: the same load, and a restart in place");
    await experiment.control();
    const measured = experiment.report("soak");
    const reasons = shortcomings(measured, bar);
    const report = { ...measured, ok: reasons.length === 0, reasons };
    tell(report, show);
    show.line(`report: ${await save(report, wanted.report)}`);
    return report.ok;
  });
}
