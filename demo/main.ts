import { join } from "node:path";
import { checkout } from "../sandbox/checkout.ts";
import { Experiment } from "./experiment.ts";
import { commandLine } from "./options.ts";
import { tell } from "./print.ts";
import { build, merge } from "./rollout.ts";
import { save } from "./save.ts";
import { runDemo } from "./setup.ts";
import { badChange, goodChanges } from "./shop.ts";
import { shortcomings } from "./verdict.ts";

const help = `npm run demo -- [--report FILE] [--hosts N] [--keep]

Starts a local AWS with a fleet, builds examples/shop, rolls it out, and rolls out four changes of it under load; then a broken
one, which is refused; then, as the control, the same load against a restart in place. Exits 0 only if no request was lost,
everything ended as it must, and the control did lose some.
  --report FILE   JSON, with report.html beside it (default report/demo.json)
  --hosts N       1 to 10 (default 3)
  --keep          leaves the fleet running until Ctrl-C
KLOVERBUY_NGINX=newest: on the newest Nginx that hosts can get, not the system's`;

const pace = { rate: 550, long: 36, mostSeconds: 600, mostRequests: 400_000 };
const bar = { requests: 20_000, perSecond: 500, long: 20, deploys: 1 + goodChanges.length };

const defaults = { report: join(checkout, "report/demo.json"), hosts: 3, deploys: bar.deploys, keep: false };

/** What the second answers, once both have ended; the first one's failure goes before. */
async function both<T>(first: Promise<unknown>, second: Promise<T>): Promise<T> {
  await Promise.allSettled([first, second]);
  await first;
  return second;
}

const wanted = commandLine(help, defaults, 0);
if (wanted !== null) {
  await runDemo(wanted, build, async (stage, first) => {
    const { show } = stage;
    await using experiment = new Experiment(stage, pace);
    show.section("Release 1: the shop as it is");
    await experiment.roll({ what: "the shop as it is", edits: [] }, first);
    show.section("The load starts");
    await experiment.startLoad([first.id]);
    show.section(`Release 2: ${goodChanges[0]?.what}`);
    let built = await merge(stage, goodChanges[0] ?? badChange);
    for (const [at, change] of goodChanges.entries()) {
      if (at > 0) show.section(`Release ${at + 2}: ${change.what}`);
      // The next merge does not wait for the rollout of this one, no more than it would on GitHub.
      const next = merge(stage, goodChanges[at + 1] ?? badChange);
      built = await both(experiment.roll(change, built), next);
    }
    show.section(`A release that is broken: ${badChange.what}`);
    await experiment.refuse(badChange, built);
    await experiment.endLoad(bar.requests);
    show.section("The control: the same load, and a restart in place");
    await experiment.control();
    const measured = experiment.report("demo");
    const reasons = shortcomings(measured, bar);
    const report = { ...measured, ok: reasons.length === 0, reasons };
    tell(report, show);
    show.line(`report: ${await save(report, wanted.report)}`);
    return report.ok;
  });
}
