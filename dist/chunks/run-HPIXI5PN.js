import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  MarkedBad,
  Marks,
  RolloutRun,
  inEnvironment,
  plan,
  recoverAndRollOut,
  refused,
  toTrouble,
  withLease
} from "./chunk-OGOPEVDJ.js";
import {
  JournalFile,
  Ledger,
  isFinished
} from "./chunk-KZRUTQKH.js";
import "./chunk-PZNWRCNB.js";
import "./chunk-BXWOXUIN.js";
import "./chunk-WB55G2MI.js";
import "./chunk-AH3VJYNM.js";
import "./chunk-KQGLLA6K.js";
import "./chunk-AO6CU35U.js";
import {
  Problem
} from "./chunk-HYDUDRLY.js";
import "./chunk-OWXVCUOZ.js";

// actions/lib/environment/rollback-target.ts
var MOST_LOOKS = 100;
var NoWayBack = class extends Problem {
  constructor(environment, from) {
    super(
      from === void 0 ? `Nothing was ever deployed to '${environment}', so there is nothing to roll back. Nothing was touched.` : `There is no release to roll '${environment}' back to: before ${from} the ledger has none that was good on every host and is not marked bad (last ${MOST_LOOKS} entries). Nothing was touched. Deploy a release that you trust.`
    );
  }
};
var NeverServed = class extends Problem {
  constructor(environment, release) {
    super(
      `Release ${release} was never good on every host of '${environment}' (last ${MOST_LOOKS} entries of its ledger), so it cannot be rolled back to. Nothing was touched. Deploy it, or name one that served; without 'release' the newest such is taken.`
    );
  }
};
async function chooseTarget(past, wanted) {
  const { environment, ledger, marks } = past;
  const current = (await ledger.current())?.value;
  if (current === void 0) throw new NoWayBack(environment, void 0);
  if (wanted !== void 0) {
    const mark = await marks.bad(wanted);
    if (mark !== void 0) throw new MarkedBad(environment, wanted, mark);
    const served = await newest(ledger, current.sequence, (entry) => entry.release === wanted);
    if (served === void 0) throw new NeverServed(environment, wanted);
    return { release: wanted, reason: `asked for; good on every host at place ${served.sequence} of the ledger` };
  }
  const under = await underWay(past, current.sequence + 1);
  if (under?.kind === "rollback") return { release: under.release, reason: `rollback ${under.rollout} is finished` };
  if (under !== void 0 && under.decision !== "commit") {
    return { release: current.release, reason: `deploy ${under.rollout} of ${under.release} is undone` };
  }
  const last = under === void 0 ? await ledger.entry(current.sequence) : void 0;
  if (last?.kind === "rollback" && !last.good) {
    return { release: last.release, reason: `rollback ${last.rollout} is finished` };
  }
  const from = under?.release ?? current.release;
  const before = await newest(
    ledger,
    current.sequence,
    async ({ release }) => release !== from && await marks.bad(release) === void 0
  );
  if (before === void 0) throw new NoWayBack(environment, from);
  return { release: before.release, reason: `the newest before ${from} that was good on every host` };
}
async function underWay({ environment, records }, sequence) {
  const journal = (await JournalFile.newest(records, environment, sequence))?.journal;
  return journal === void 0 || isFinished(journal) ? void 0 : journal;
}
async function newest(ledger, from, fits) {
  for (let at = from; at >= 1 && at > from - MOST_LOOKS; at--) {
    const entry = await ledger.entry(at);
    if (entry?.good && await fits(entry)) return entry;
  }
  return void 0;
}

// actions/lib/rollout/rollback.ts
async function rollback(request, ports) {
  const { environment } = request;
  let run2;
  try {
    return await withLease(request, ports, async (lease, alive) => {
      const { release, reason } = await target(request, alive);
      run2 = new RolloutRun(toRollout(request, release), alive);
      ports.log.info(`Rolling '${environment}' back to ${release}: ${reason}.`);
      await run2.load();
      return await recoverAndRollOut(run2.under(lease, alive));
    });
  } catch (error) {
    return run2?.result("refused", toTrouble(error)) ?? refused(environment, request.release ?? "", error);
  }
}
async function planRollback(request, ports) {
  const { release, reason } = await target(request, ports);
  ports.log.info(`A rollback of '${request.environment}' would go to ${release}: ${reason}.`);
  return plan(toRollout(request, release), ports);
}
function target({ environment, release }, { records }) {
  const past = {
    environment,
    records,
    ledger: new Ledger(records, environment),
    marks: new Marks(records, environment)
  };
  return chooseTarget(past, release);
}
var toRollout = (request, release) => ({
  ...request,
  release,
  kind: "rollback",
  bake: null
});

// actions/rollback/run.ts
function run(inputs, ports) {
  return inEnvironment(
    ports,
    inputs,
    async (given) => inputs.plan ? { kind: "plan", ...await planRollback(inputs, given) } : { kind: "rollout", ...await rollback(inputs, given) }
  );
}
export {
  run
};
