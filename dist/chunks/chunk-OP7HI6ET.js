import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  JournalFile,
  JournalTaken,
  LEASE_MS,
  Lease,
  LeaseLost,
  LeaseRecord,
  Ledger,
  MarkRecord,
  holding,
  settled
} from "./chunk-UU2PPMPW.js";
import {
  DeadlinePassed,
  MOST_HOSTS_A_COMMAND,
  NotAddressable,
  allFit,
  poll
} from "./chunk-GGBBMZQH.js";
import {
  iso,
  later,
  readAs
} from "./chunk-VWEP7DP3.js";
import {
  cut
} from "./chunk-GICCGOGX.js";
import {
  HostsFailed,
  Roll,
  failure,
  list,
  someOf,
  unsent
} from "./chunk-UHRRV4ZA.js";
import {
  plain
} from "./chunk-AH3VJYNM.js";
import {
  keys
} from "./chunk-6D3TWM4B.js";
import {
  Problem,
  messageOf
} from "./chunk-WZLSQFYW.js";

// actions/entry/environment.ts
async function enter(ports, environment) {
  const { environments, clock, log, signal, holder, whetherOver } = ports;
  const entry = await environments.entry(environment);
  return {
    releases: ports.releases(entry.artifactBucket),
    records: ports.records(entry.artifactBucket),
    fleet: ports.fleet(entry),
    harm: ports.harm(entry),
    clock,
    log,
    signal,
    holder,
    whetherOver,
    address: (key) => `https://${entry.region}.console.aws.amazon.com/s3/object/${entry.artifactBucket}?region=${entry.region}&prefix=${key}`
  };
}

// actions/lib/environment/marks.ts
var MarkedBad = class extends Problem {
  constructor(environment, release, { actor, at, reason, run }) {
    super(
      `Release ${release} is marked bad in '${environment}': "${reason}" (${actor}, ${at}, ${run}). Nothing was touched. Take another release; or, when it was not to blame, deploy this one with 'unmark: true'.`
    );
  }
};
var MarkUnwritten = class extends Problem {
  constructor(key) {
    super(`The mark ${key} was written by others each time this run tried. Start it again.`);
  }
};
var TRIES = 4;
var Marks = class {
  #records;
  #environment;
  constructor(records, environment) {
    this.#records = records;
    this.#environment = environment;
  }
  /** The mark that makes the release a bad one; undefined: nothing is held against it. */
  async bad(release) {
    const last = (await this.#read(release))?.value.marks.at(-1);
    return last?.bad ? last : void 0;
  }
  /** Idempotent: a release of which the same was said last is left as it is. */
  async add(release, mark) {
    const key = keys.bad(this.#environment, release);
    for (let attempt2 = 1; attempt2 <= TRIES; attempt2++) {
      const stored = await this.#read(release);
      const marks = stored?.value.marks ?? [];
      if ((marks.at(-1)?.bad ?? false) === mark.bad) return;
      const value = { schema: 1, release, marks: [...marks, mark] };
      if (await this.#records.write(key, value, stored?.version) !== void 0) return;
    }
    throw new MarkUnwritten(key);
  }
  #read(release) {
    return readAs(this.#records, keys.bad(this.#environment, release), MarkRecord);
  }
};

// actions/lib/fleet/host-state.ts
var settledOn = (state, release) => state.live === release && state.committed === release && state.pending === null;
function proves(result, operation, release) {
  if (result.outcome !== "done" && result.outcome !== "unchanged") return false;
  const own = result.operation === operation;
  switch (operation) {
    case "status":
    case "measure":
    case "prune":
      return own;
    case "stage":
      return own || result.live === release;
    case "switch":
      return result.live === release;
    case "commit":
      return result.live === release && result.committed === release && result.pending === null;
    case "revert":
      return result.live === result.committed && result.pending === null;
  }
}

// actions/lib/fleet/dispatch.ts
var STATUS_TIMEOUT = 6e4;
async function ask(order, hosts, asking) {
  const { clock, heard } = asking;
  const started = clock.now();
  const outcomes = /* @__PURE__ */ new Map();
  const doubtful = [];
  const { operation } = order;
  const release = "release" in order ? order.release : null;
  const judge2 = (host, verdict) => {
    const outcome = { host, operation, took: clock.now() - started, ...verdict };
    outcomes.set(host.id, outcome);
    heard(outcome);
  };
  const weigh = (host, result, answer) => {
    if (result !== null && proves(result, operation, release)) judge2(host, { failure: null, result });
    else judge2(host, { failure: failure(operation, host, answer), result });
  };
  await inCommands(order, hosts, asking, {
    answered(host, answer) {
      const { result } = answer;
      if (result === null) doubtful.push({ host, answer });
      else weigh(host, result, answer);
    },
    failed: (host, error) => judge2(host, { failure: unsent(operation, host, error), result: null })
  });
  const answers = new Map(doubtful.map((doubt) => [doubt.host.id, doubt.answer]));
  const settle2 = (host, result) => {
    const first = answers.get(host.id);
    if (first !== void 0) weigh(host, result, first);
  };
  const again = { ...asking, timeout: Math.min(asking.timeout, STATUS_TIMEOUT) };
  await inCommands(
    { operation: "status" },
    doubtful.map((doubt) => doubt.host),
    again,
    {
      answered: (host, answer) => settle2(host, answer.result),
      failed: (host) => settle2(host, null)
    }
  );
  return hosts.flatMap((host) => outcomes.get(host.id) ?? []);
}
async function inCommands(order, hosts, asking, ears) {
  const { fleet, clock, signal } = asking;
  const batches = Array.from(
    { length: Math.ceil(hosts.length / MOST_HOSTS_A_COMMAND) },
    (_, at) => hosts.slice(at * MOST_HOSTS_A_COMMAND, (at + 1) * MOST_HOSTS_A_COMMAND)
  );
  const send = async (batch) => {
    const silent = new Map(batch.map((host) => [host.id, host]));
    try {
      signal?.throwIfAborted();
      const sent = await fleet.send({ ...order, hosts: [...silent.keys()] }, signal);
      await sent.answers(
        (answer) => {
          const host = silent.get(answer.host);
          if (host === void 0) return;
          silent.delete(answer.host);
          ears.answered(host, answer);
        },
        { deadline: clock.now() + asking.timeout, signal }
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof NotAddressable && batch.length > 1) {
        const half = Math.ceil(batch.length / 2);
        await Promise.all([send(batch.slice(0, half)), send(batch.slice(half))]);
        return;
      }
      for (const host of silent.values()) ears.failed(host, error);
      silent.clear();
    }
    for (const host of silent.values()) ears.answered(host, { ...NEVER_LISTED, host: host.id });
  };
  const ends = await Promise.allSettled(batches.map(send));
  const broken = ends.find((end) => end.status === "rejected");
  if (broken !== void 0) throw broken.reason;
}
var NEVER_LISTED = { ending: "no-answer", detail: "never listed", result: null, log: "" };

// actions/lib/rollout/preflight.ts
var ReleaseAbsent = class extends Problem {
  constructor(release) {
    super(
      `There is no release ${release} in the artifact bucket. Nothing was touched. Build it first, or use the 'release' output of a build that has succeeded for this environment.`
    );
  }
};
var HostsSilent = class extends HostsFailed {
  constructor(environment, failures) {
    super(
      `${list(failures)} of '${environment}' did not say what ${failures.length === 1 ? "it serves" : "they serve"}. Nothing was touched. Bring each back, or take it out of the fleet; then start the deploy again.`,
      failures
    );
  }
};
async function releaseToDeploy(release, ports) {
  const manifest = await ports.releases.manifest(release);
  if (manifest === void 0) throw new ReleaseAbsent(release);
  return manifest;
}
var STATUS_TIMEOUT2 = 9e4;
var STATUS = { operation: "status" };
async function survey(environment, ports, roll) {
  const { fleet, clock, signal, log } = ports;
  const members = allFit(environment, await fleet.hosts());
  roll.enter(members);
  const asking = { fleet, clock, signal, timeout: STATUS_TIMEOUT2, heard: roll.hear.bind(roll) };
  const outcomes = await log.group(`status of ${count(members.length)}`, () => ask(STATUS, members, asking));
  const failures = outcomes.flatMap((outcome) => outcome.failure ?? []);
  if (failures.length > 0) throw new HostsSilent(environment, failures);
  return members;
}
var count = (hosts) => hosts === 1 ? "1 host" : `${hosts} hosts`;

// actions/lib/rollout/plan.ts
async function plan(request, ports) {
  const { environment, release, unmark } = request;
  await releaseToDeploy(release, ports);
  const mark = unmark ? void 0 : await new Marks(ports.records, environment).bad(release);
  if (mark !== void 0) throw new MarkedBad(environment, release, mark);
  const roll = new Roll(ports.log);
  const members = await survey(environment, ports, roll);
  const current = await new Ledger(ports.records, environment).current();
  const hosts = cut(members, request.waves).flatMap(
    (wave, at) => wave.map((member) => planned(member, roll, release, at + 1))
  );
  return { environment, release, previous: current?.value.release ?? null, hosts, warnings: roll.warnings };
}
function planned(member, roll, release, wave) {
  const state = roll.state(member);
  const { live, committed, pending, warm } = state;
  const action = settledOn(state, release) ? "keep" : live === release ? "finish" : "change";
  return { host: member.id, name: member.name, live, committed, pending, warm, wave, action };
}

// actions/lib/rollout/result.ts
function ended(error) {
  return { reason: messageOf(error), failures: error instanceof HostsFailed ? error.failures : [], cause: error };
}

// actions/lib/environment/acquire.ts
var LeaseHeld = class extends Problem {
  constructor(environment, record) {
    super(
      `Another run works on '${environment}': its lease is ${holding(record)}, unless it is renewed. Nothing was touched. Wait for that run, or cancel it: its lease then ends by itself. A rollback may pre-empt it ('preempt: true').`
    );
  }
};
var TAKEN = { done: false, state: "another run has it" };
var PREEMPT_FOR = 1e4;
async function acquire(claim) {
  const { records, environment, clock } = claim;
  const key = keys.lease(environment);
  const ended2 = asked(claim);
  let holder;
  try {
    return await poll({
      what: `the lease of '${environment}'`,
      // Whoever pre-empts may lose a race with a renewal, and tries again.
      deadline: clock.now() + (claim.preempt ? Math.max(claim.wait, PREEMPT_FOR) : claim.wait),
      delay: claim.preempt ? { first: 100, longest: 500 } : { first: 1e3, longest: 5e3 },
      // The adapter has tried again where that helps; what reaches us is final.
      classify: () => "fatal",
      clock,
      signal: claim.signal,
      look: async () => {
        const stored = await readAs(records, key, LeaseRecord);
        const now = clock.now();
        let took;
        if (stored !== void 0 && Date.parse(stored.value.expires) > now) {
          holder = stored.value;
          const over = await ended2(holder);
          claim.heldBy?.(holder, over);
          if (over === void 0 && !claim.preempt) return TAKEN;
          took = { holder: holder.holder, owner: holder.owner, why: over === void 0 ? "pre-empted" : "over" };
        }
        const record = {
          schema: 1,
          holder: claim.holder,
          owner: claim.owner,
          fence: (stored?.value.fence ?? 0) + 1,
          acquired: iso(now),
          expires: iso(now + LEASE_MS),
          took
        };
        const version = await records.write(key, record, stored?.version);
        if (version === void 0) return TAKEN;
        return { done: true, value: new Lease(claim, record, version) };
      }
    });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    const winner = holder ?? (await readAs(records, key, LeaseRecord))?.value;
    throw winner === void 0 ? error : new LeaseHeld(environment, winner);
  }
}
var ASK_AGAIN = 1e4;
function asked({ clock, whetherOver }) {
  let last;
  return async ({ holder, owner }) => {
    if (whetherOver === void 0) return void 0;
    if (last?.holder !== holder || clock.now() - last.at >= ASK_AGAIN) {
      last = { holder, at: clock.now(), over: await whetherOver(owner) };
    }
    return last.over;
  };
}

// actions/lib/environment/with-lease.ts
async function leased(request, ports, roll, base, work) {
  const { clock, log, records, signal, whetherOver } = ports;
  const { environment, run, actor, wait, preempt = false } = request;
  let lease;
  try {
    lease = await acquire({
      records,
      environment,
      clock,
      signal,
      holder: ports.holder,
      owner: `${run} (${actor})`,
      wait,
      preempt,
      whetherOver,
      heldBy: teller(environment, log.info, preempt)
    });
    lease.keep();
    return await work(lease, { ...ports, signal: AbortSignal.any([signal, lease.lost]) });
  } catch (error) {
    return { ...base, hosts: roll.hosts, outcome: "refused", ...ended(error) };
  } finally {
    await lease?.giveBack().catch((error) => log.warn(`The lease was not given back and will expire: ${ended(error).reason}`));
  }
}
function teller(environment, say, preempt) {
  let last;
  return (record, over) => {
    const sentence = `The lease of '${environment}' is ${holding(record)}${over === void 0 ? "" : `, ${plain(over, 40)}`}. ` + (preempt || over !== void 0 ? "It is taken over." : "Waiting.");
    if (sentence !== last) say(sentence);
    last = sentence;
  };
}

// actions/lib/fleet/operations.ts
var Crew = class {
  #ports;
  #roll;
  fence;
  /** Milliseconds that a host keeps an uncommitted switch from when it is sent. */
  #patience;
  /** Seconds since 1970 when the first host that was told to switch undoes it by itself. */
  earliestDeadline = Number.POSITIVE_INFINITY;
  constructor(ports, roll, fence, patience2) {
    this.#ports = ports;
    this.#roll = roll;
    this.fence = fence;
    this.#patience = patience2;
  }
  async do(task) {
    if (task.hosts.length === 0) return [];
    const { clock, fleet, log } = this.#ports;
    const order = {
      operation: task.operation,
      release: task.release,
      rollout: task.rollout,
      fence: this.fence,
      deadline: Math.ceil((clock.now() + this.#patience) / 1e3),
      hook: task.hook ?? false
    };
    if (task.operation === "switch") this.earliestDeadline = Math.min(this.earliestDeadline, order.deadline);
    const heard = (outcome) => this.#roll.hear(outcome);
    const asking = { fleet, clock, heard, timeout: task.timeout, signal: task.signal };
    const title = `${task.operation} ${task.release} on ${count(task.hosts.length)}${task.note ? `, ${task.note}` : ""}`;
    const outcomes = await log.group(title, () => ask(order, task.hosts, asking));
    return outcomes.flatMap((outcome) => outcome.failure ?? []);
  }
};

// actions/lib/rollout/evidence.ts
var MOST_KEPT = 20;
async function keepEvidence(result, rollout2, ports) {
  if (!("failures" in result) || ports.signal.aborted) return result;
  const told2 = result.failures.filter(({ log }) => log !== "").slice(0, MOST_KEPT);
  const { environment, release } = result;
  const evidence = [];
  const lost = [];
  let why;
  const keep = async (failure2) => {
    const { log, ...facts } = failure2;
    const { host, operation } = facts;
    const key = keys.evidence(environment, rollout2, host, operation);
    const lines = log.split(/\r?\n/).map((line) => plain(line, 2e3));
    try {
      const value = { schema: 1, rollout: rollout2, release, ...facts, at: iso(ports.clock.now()), lines };
      await ports.records.write(key, value, void 0);
      evidence.push({ host, operation, key, address: ports.address?.(key) ?? key });
    } catch (error) {
      lost.push(failure2);
      why = ended(error).reason;
    }
  };
  await Promise.all(told2.map(keep));
  if (lost.length > 0) {
    const sentence = `What these hosts said was not kept in S3: ${list(lost)}. ${why}`;
    result.warnings.push(sentence);
  }
  return { ...result, evidence };
}

// actions/lib/bake/traffic.ts
function merge(traffics) {
  const classes = /* @__PURE__ */ new Map();
  const sum = { requests: 0, errors: 0 };
  for (const { requests, errors, latency } of traffics) {
    sum.requests += requests;
    sum.errors += errors;
    for (const [at, count2] of latency) classes.set(at, (classes.get(at) ?? 0) + count2);
  }
  return { ...sum, latency: [...classes].sort(([a], [b]) => a - b) };
}
function quantile({ latency }, share) {
  const total = latency.reduce((sum, [, count2]) => sum + count2, 0);
  let left = Math.min(1, Math.max(0, share)) * total;
  for (const [at, count2] of latency) {
    if (left <= count2) return 1.15 ** (at + left / count2) - 1;
    left -= count2;
  }
  return 0;
}
function quantileBounds(sample, share, z) {
  const off = z * Math.sqrt(share * (1 - share) / Math.max(1, sample.requests));
  return { least: quantile(sample, share - off), most: quantile(sample, share + off) };
}
function excess(fresh, former) {
  const rate = (fresh.errors + former.errors + 2) / (fresh.requests + former.requests + 2);
  const deviation = Math.sqrt(rate * (1 - rate) * (1 / Math.max(1, fresh.requests) + 1 / Math.max(1, former.requests)));
  return (errorRate(fresh) - errorRate(former)) / Math.max(deviation, Number.MIN_VALUE);
}
var errorRate = ({ errors, requests }) => requests === 0 ? 0 : errors / requests;

// actions/lib/bake/judge.ts
var CERTAIN = 3;
var UNNOTICED = 25;
function judge(fresh, former, tolerance) {
  const sentence = `new release: ${told(fresh)}; former release: ${told(former)}`;
  if (Math.min(fresh.requests, former.requests) < tolerance.requests) {
    return { kind: "unsure", sentence: `${sentence}; a verdict needs ${tolerance.requests} requests of each` };
  }
  const worse = errorRate(fresh) - errorRate(former);
  if (worse > tolerance.errors && excess(fresh, former) > CERTAIN) {
    return { kind: "harmful", sentence: `${sentence}; the new one fails ${percent(worse)} more of its requests` };
  }
  const slow = quantileBounds(fresh, P95, CERTAIN).least;
  const usual = quantileBounds(former, P95, CERTAIN).most;
  if (slow > usual * tolerance.latency && quantile(fresh, P95) - quantile(former, P95) > UNNOTICED) {
    return {
      kind: "harmful",
      sentence: `${sentence}; the new one is slower than ${tolerance.latency} times the former`
    };
  }
  return { kind: "equal", sentence };
}
var P95 = 0.95;
var percent = (share) => `${(share * 100).toFixed(1)} %`;
var told = (sample) => `${sample.requests} requests, ${sample.errors} failed (${percent(errorRate(sample))}), p95 ${Math.round(quantile(sample, P95))} ms`;

// actions/lib/bake/bake.ts
var ReleaseHarms = class extends Problem {
  constructor(release, wave, why) {
    super(
      `The release ${release} harms users, wave ${wave} showed: ${why}. Read the app's log of that time on a host of that wave (app-<release>.log), mend the release, and build it again.`
    );
  }
};
var LOOK_MS = 1e4;
var ANSWER_MS = 6e4;
var MEASURED = 0.75;
async function lookBefore(campaign) {
  const { request, ports } = campaign.scene;
  if (request.bake === null || ports.harm === void 0) return;
  campaign.alarmedBefore = await isOn(campaign, ports.harm);
  if (!campaign.alarmedBefore) return;
  campaign.warn({ reason: `The alarm ${ports.harm.name} was on before the first switch, so it was not heeded.` });
}
async function bake(campaign, wave) {
  const { request, ports, base } = campaign.scene;
  if (request.bake === null) return;
  const { window, tolerance } = request.bake;
  const { fresh, former } = sides(campaign);
  if (former.length === 0) return heed(campaign, wave);
  const title = `bake wave ${wave}: its users are watched for ${Math.round(window / 1e3)} s`;
  const verdict = await ports.log.group(title, async () => {
    await watch(campaign, wave, window);
    const seconds = Math.max(1, Math.floor(window * MEASURED / 1e3));
    const [ours, theirs] = await Promise.all([traffic(campaign, fresh, seconds), traffic(campaign, former, seconds)]);
    const found = judge(merge(ours), merge(theirs), tolerance);
    ports.log.info(`  ${found.sentence}`);
    return found;
  });
  base.bakes.push({ wave, ...verdict });
  if (verdict.kind === "harmful") throw new ReleaseHarms(request.release, wave, verdict.sentence);
}
function sides({ attempted, committedBefore, scene }) {
  const { current, members, request, roll } = scene;
  const switched = new Set(attempted.flat());
  const from = current?.value.release;
  return {
    fresh: [...switched].filter((host) => !committedBefore.has(host)),
    former: members.filter((host) => !switched.has(host) && from !== request.release && roll.state(host).live === from)
  };
}
async function watch(campaign, wave, window) {
  const { clock, signal } = campaign.scene.ports;
  const until = clock.now() + window;
  for (let left = window; left > 0; left = until - clock.now()) {
    await heed(campaign, wave);
    await clock.sleep(Math.min(LOOK_MS, left), signal);
  }
  await heed(campaign, wave);
}
async function heed(campaign, wave) {
  const { ports, request } = campaign.scene;
  if (ports.harm === void 0 || campaign.alarmedBefore || !await isOn(campaign, ports.harm)) return;
  throw new ReleaseHarms(request.release, wave, `the alarm ${ports.harm.name} went off after its switch`);
}
async function isOn(campaign, harm) {
  const { signal } = campaign.scene.ports;
  if (campaign.alarmMute) return false;
  try {
    return await harm.state(signal) === "alarm";
  } catch (error) {
    signal.throwIfAborted();
    campaign.alarmMute = true;
    campaign.warn({ reason: `The alarm ${harm.name} was not watched. ${ended(error).reason}` });
    return false;
  }
}
async function traffic(campaign, hosts, seconds) {
  const { fleet, clock, signal, log } = campaign.scene.ports;
  const outcomes = await ask({ operation: "measure", window: seconds }, hosts, {
    fleet,
    clock,
    signal,
    timeout: ANSWER_MS,
    heard: (outcome) => log.info(`  ${outcome.host.name.padEnd(20)} ${plain(met(outcome), 200)}`)
  });
  return outcomes.flatMap(({ result }) => result?.traffic ?? []);
}
function met({ failure: failure2, result }) {
  if (failure2 !== null) return failure2.message;
  const { requests, errors } = result.traffic ?? { requests: 0, errors: 0 };
  return `${requests} requests, ${errors} failed`;
}

// actions/lib/rollout/run.ts
var HURRY = 2e3;
var Campaign = class _Campaign {
  scene;
  journal;
  /** Hosts that were told to stage, and waves that were told to switch, whatever came of it. */
  told = /* @__PURE__ */ new Set();
  attempted = [];
  /** Hosts that had committed the release before: for them there is no way back, nor need of one. */
  committedBefore;
  /** The harm alarm was on before the first switch: what it says is not about this release. */
  alarmedBefore;
  alarmMute = false;
  constructor(scene, journal) {
    const { members, request, roll } = scene;
    this.scene = scene;
    this.journal = journal;
    this.committedBefore = new Set(members.filter((host) => roll.state(host).committed === request.release));
  }
  static async begin(scene, phase) {
    const { request, ports, current, id, members, lease, waves } = scene;
    const at = iso(ports.clock.now());
    const names = (hosts) => hosts.map((host) => host.id);
    const journal = await JournalFile.create(ports.records, request.environment, {
      schema: 1,
      rollout: id,
      kind: request.kind,
      release: request.release,
      from: current?.value.release ?? null,
      fence: lease.fence,
      run: request.run,
      actor: request.actor,
      reason: request.reason ?? void 0,
      hosts: names(members),
      waves: waves.map(names),
      phase,
      decision: null,
      started: at,
      updated: at
    });
    return new _Campaign(scene, journal);
  }
  do(operation, hosts, options) {
    const { crew, id, request } = this.scene;
    return crew.do({ operation, hosts, release: request.release, rollout: id, ...options });
  }
  enter(phase) {
    return this.journal.enter(phase, this.#now());
  }
  /** The decision that stands. */
  decide(decision) {
    return this.journal.decide(decision, this.#now());
  }
  warn(trouble) {
    if (trouble !== void 0) this.scene.base.warnings.push(trouble.reason);
  }
  succeeded() {
    return { ...this.scene.base, hosts: this.scene.roll.hosts, outcome: "succeeded" };
  }
  ended(outcome, why) {
    return { ...this.scene.base, ...why, hosts: this.scene.roll.hosts, outcome };
  }
  #now() {
    return iso(this.scene.ports.clock.now());
  }
};
async function attempt(step) {
  try {
    const failures = await step();
    if (failures.length === 0) return void 0;
    const [first] = failures;
    return { reason: `${first?.operation} failed on ${count(failures.length)}: ${list(failures)}.`, failures };
  } catch (error) {
    return ended(error);
  }
}
var none = () => [];

// actions/lib/rollout/hold.ts
function toHold({ scene }, why) {
  const { ports, request } = scene;
  if (request.onFailure !== "hold" || ports.signal.aborted) return false;
  return why.failures.length > 0 || why.cause instanceof ReleaseHarms;
}
async function hold(campaign, why) {
  const { crew, request, roll } = campaign.scene;
  campaign.warn(await attempt(() => campaign.enter("held").then(none)));
  const serving = [...Map.groupBy(roll.hosts, ({ live }) => live ?? "nothing")].map(([release, hosts]) => {
    const doubt = hosts.some(({ certain }) => !certain) ? " (not all of them certain)" : "";
    return `${someOf(hosts.map(({ name }) => name))} on ${release}${doubt}`;
  });
  const reason = `${why.reason} Held as asked ('on-failure: hold'), and users meet both: ${serving.join("; ")}. From ${iso(crew.earliestDeadline * 1e3)} on, hosts that switched go back by themselves. Until then: roll back to undo it, or deploy ${request.release} again to go on.`;
  return campaign.ended("held", { ...why, reason });
}

// actions/lib/rollout/recover.ts
var Unsettled = class extends HostsFailed {
  constructor(environment, failures) {
    super(
      `An earlier rollout to '${environment}' was interrupted and could not be settled on ${list(failures)}. This deploy has not begun. Cure the hosts, or take them out of the fleet; then start it again.`,
      failures
    );
  }
};
async function settle(site) {
  const { ledger, ports, request } = site;
  const current = await ledger.current();
  const good = current !== void 0 && await completeHistory(site, current.value) ? current.value.release : void 0;
  const sequence = (current?.value.sequence ?? 0) + 1;
  const file = await JournalFile.newest(ports.records, request.environment, sequence);
  const earlier = file === void 0 || settled(file.journal) ? void 0 : file;
  if (earlier !== void 0 && earlier.journal.release !== request.release) {
    await earlier.decide("revert", iso(ports.clock.now()));
  }
  await settleHosts(site, earlier?.journal, current?.value);
  if (earlier === void 0) return { current, good, finished: void 0, undone: void 0 };
  const { decision, rollout: rollout2 } = earlier.journal;
  if (finishes(site, earlier.journal)) {
    await conclude(site, earlier, current, earlier.journal, true);
    return { current: await ledger.current(), good: earlier.journal.release, finished: rollout2, undone: void 0 };
  }
  await blame(site, earlier.journal, current?.value);
  await earlier.enter(decision === "revert" ? "rolled-back" : "abandoned", iso(ports.clock.now()));
  return { current, good, finished: void 0, undone: decision === "revert" ? rollout2 : void 0 };
}
async function blame({ ports, request }, { kind, release, rollout: rollout2 }, current) {
  if (request.kind !== "rollback" || kind !== "deploy") return;
  if (current?.release !== request.release || release === request.release) return;
  const { environment, reason, run, actor } = request;
  const mark = { bad: true, reason: reason ?? "", run, actor, rollout: rollout2, at: iso(ports.clock.now()) };
  await new Marks(ports.records, environment).add(release, mark);
}
function finishes({ members, roll }, { decision, release, hosts }) {
  const there = members.filter((host) => hosts.includes(host.id));
  return decision === "commit" && there.length > 0 && there.every((host) => settledOn(roll.state(host), release));
}
async function settleHosts(site, earlier, current) {
  const { crew, members, ports, request, roll } = site;
  const rollout2 = earlier?.rollout ?? current?.rollout;
  if (rollout2 === void 0) return;
  const todo = members.flatMap(
    (host) => settlement(host, roll.state(host), request.release, earlier, current).map((what) => ({ host, what }))
  );
  const failures = [];
  for (const [what, same] of Map.groupBy(todo, (one) => JSON.stringify(one.what))) {
    const { operation, release } = JSON.parse(what);
    const hosts = same.map(({ host }) => host);
    ports.log.info(`An earlier rollout of ${release} was interrupted: ${operation} comes first.`);
    const options = { timeout: site.withDrain, signal: ports.signal, note: "left by an earlier rollout" };
    failures.push(...await crew.do({ operation, hosts, release, rollout: rollout2, ...options }));
  }
  if (failures.length > 0) throw new Unsettled(request.environment, failures);
}
function settlement(host, state, wanted, earlier, current) {
  const { pending, live } = state;
  if (earlier?.hosts.includes(host.id) && (pending === null || pending === earlier.release)) {
    const { decision, release } = earlier;
    if (decision === "commit") return [{ operation: live === release ? "commit" : "revert", release }];
    return decision === "revert" ? [{ operation: "revert", release }] : [];
  }
  if (pending === null) return [];
  if (current?.release === pending) return [{ operation: "commit", release: pending }];
  return pending === wanted ? [] : [{ operation: "revert", release: pending }];
}
async function conclude({ ledger, ports, fence, request }, file, from, { release, rollout: rollout2, kind, run, actor, hosts, reason }, good) {
  const at = iso(ports.clock.now());
  const sequence = (from?.value.sequence ?? 0) + 1;
  const previous = previousOf(from?.value, release);
  if (kind === "rollback" && from !== void 0 && from.value.release !== release) {
    const mark = { bad: true, reason: reason ?? "", run, actor, rollout: rollout2, at };
    await new Marks(ports.records, request.environment).add(from.value.release, mark);
  }
  await ledger.move({ schema: 1, release, previous, sequence, rollout: rollout2, fence, at }, from);
  await ledger.append({ schema: 1, sequence, kind, release, previous, rollout: rollout2, run, actor, hosts, good, reason, at });
  await file.enter("done", at);
}
var previousOf = (current, release) => current?.release === release ? current.previous : current?.release ?? null;
async function completeHistory({ ledger, members, ports, request, roll }, current) {
  const { release, rollout: rollout2, sequence, previous, at } = current;
  const known = await ledger.entry(sequence);
  if (known !== void 0) return known.good;
  const journal = (await JournalFile.open(ports.records, request.environment, rollout2))?.journal;
  const { kind = "deploy", run = "unknown", actor = "unknown", reason } = journal ?? {};
  const hosts = journal?.hosts ?? members.map((host) => host.id);
  const good = members.every((host) => !hosts.includes(host.id) || settledOn(roll.state(host), release));
  await ledger.append({ schema: 1, sequence, kind, release, previous, rollout: rollout2, run, actor, hosts, good, reason, at });
  return good;
}

// actions/lib/rollout/revert.ts
async function refuse(campaign, why) {
  const lost = await raise(campaign, why);
  if (lost !== void 0) return campaign.ended("refused", lost);
  await drop(campaign, campaign.scene.members);
  campaign.warn(await attempt(() => campaign.enter("refused").then(none)));
  return campaign.ended("refused", why);
}
async function goBack(campaign, why) {
  const lost = await raise(campaign, why);
  if (lost !== void 0) return campaign.ended("rollback-failed", lost);
  try {
    if (await campaign.decide("revert") === "commit") return void 0;
  } catch (error) {
    const { reason: reason2 } = ended(error);
    if (error instanceof JournalTaken)
      return campaign.ended("rollback-failed", { ...why, reason: `${why.reason} ${reason2}` });
    campaign.warn({ reason: reason2 });
  }
  const stuck = [];
  for (const wave of wavesBack(campaign)) stuck.push(...await campaign.do("revert", wave, undoing(campaign)));
  const switched = new Set(campaign.attempted.flat());
  await drop(
    campaign,
    campaign.scene.members.filter((host) => !switched.has(host))
  );
  if (stuck.length === 0) {
    campaign.warn(await attempt(() => campaign.enter("rolled-back").then(none)));
    return campaign.ended("rolled-back", why);
  }
  const reason = `${why.reason} Not known to be back: ${list(stuck)}.`;
  return campaign.ended("rollback-failed", { ...why, reason, failures: [...why.failures, ...stuck] });
}
async function raise(campaign, why) {
  const { crew, lease } = campaign.scene;
  const trouble = await attempt(() => lease.raise().then(none));
  if (trouble?.cause instanceof LeaseLost) {
    return why.reason === trouble.reason ? why : { ...why, reason: `${why.reason} ${trouble.reason}` };
  }
  campaign.warn(trouble);
  crew.fence = lease.fence;
  return void 0;
}
function wavesBack({ attempted, committedBefore, scene }) {
  const back = attempted.toReversed().map((wave) => wave.filter((host) => !committedBefore.has(host)));
  return scene.ports.signal.aborted ? [back.flat()] : back;
}
async function drop(campaign, hosts) {
  const { roll } = campaign.scene;
  const ours = hosts.filter((host) => {
    const outcome = roll.outcome(host, "stage");
    return campaign.told.has(host) && (outcome === "done" || outcome === "unknown");
  });
  const left = await attempt(() => campaign.do("revert", ours, undoing(campaign)));
  campaign.warn(left && { ...left, reason: `The staged release was not dropped everywhere. ${left.reason}` });
}
var undoing = (campaign) => ({
  timeout: campaign.scene.ports.signal.aborted ? HURRY : campaign.scene.withDrain
});

// actions/lib/rollout/stage.ts
function unstaged({ members, request, roll }) {
  if (request.kind === "deploy") return members;
  return members.filter((host) => {
    const { warm, live } = roll.state(host);
    return warm !== request.release && live !== request.release;
  });
}
async function stage(campaign, hosts) {
  const { manifest, ports, request } = campaign.scene;
  const { hooks, health } = manifest.config;
  const timeout = request.stageTimeout + health.timeout * 1e3;
  const options = { timeout, signal: ports.signal };
  const hook = hooks["before-switch"] !== null && request.kind === "deploy";
  if (hook) {
    const first = hosts.slice(0, 1);
    for (const host of first) campaign.told.add(host);
    const withHook = { ...options, timeout: timeout + hooks.timeout * 1e3, hook, note: "with its hook" };
    const failures = await campaign.do("stage", first, withHook);
    if (failures.length > 0) return failures;
  }
  const others = hook ? hosts.slice(1) : hosts;
  for (const host of others) campaign.told.add(host);
  return campaign.do("stage", others, options);
}
async function switchWave(campaign, wave, number) {
  const { ports, request, waves } = campaign.scene;
  const note = `wave ${number} of ${waves.length}`;
  const options = { timeout: request.switchTimeout, signal: ports.signal };
  const failures = await campaign.do("switch", wave, { ...options, note });
  const cold = notWarm(campaign, wave, failures);
  const others = failures.filter(({ host }) => !cold.some(({ id }) => id === host));
  const notStaged = await stage(campaign, cold);
  if (notStaged.length > 0) return [...others, ...notStaged];
  return [...others, ...await campaign.do("switch", cold, { ...options, note: `${note}, again` })];
}
function notWarm({ scene, told: told2 }, wave, failures) {
  const state = new Set(failures.filter(({ step }) => step === "state").map(({ host }) => host));
  return wave.filter(
    (host) => state.has(host.id) && !told2.has(host) && scene.roll.outcome(host, "switch") === "refused"
  );
}

// actions/lib/rollout/phases.ts
async function switchover(scene) {
  const cold = unstaged(scene);
  const campaign = await Campaign.begin(scene, cold.length > 0 ? "stage" : "switch");
  const failed = await attempt(() => stage(campaign, cold));
  if (failed !== void 0) return refuse(campaign, failed);
  const undecided = await attempt(() => switchInWaves(campaign)) ?? await accept(campaign);
  if (undecided === void 0) return commit(campaign);
  if (campaign.attempted.length === 0) return refuse(campaign, undecided);
  if (toHold(campaign, undecided)) return hold(campaign, undecided);
  return await goBack(campaign, undecided) ?? commit(campaign);
}
async function switchInWaves(campaign) {
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
var MARGIN_S = 60;
var TooLate = class extends Problem {
  constructor() {
    super(
      "The waves took so long that the first hosts are about to undo their switch by themselves. Find out what held this run up, or use fewer waves; then start the deploy again."
    );
  }
};
async function accept(campaign) {
  try {
    const { crew, lease, ports } = campaign.scene;
    await lease.renew();
    ports.signal.throwIfAborted();
    if (ports.clock.now() / 1e3 > crew.earliestDeadline - MARGIN_S) throw new TooLate();
    return await campaign.decide("commit") === "commit" ? void 0 : OVERRULED;
  } catch (error) {
    return ended(error);
  }
}
async function commit(campaign) {
  const { current, ledger, lease, members, ports, request, withDrain } = campaign.scene;
  const signal = later(ports.signal, HURRY, ports.clock);
  const uncommitted = await attempt(() => campaign.do("commit", members, { timeout: withDrain, signal }));
  const taken = await attempt(() => lease.renew().then(none));
  if (taken?.cause instanceof LeaseLost) {
    const reason2 = `${request.release} was decided for, and whoever has the lease now records it. ${taken.reason}`;
    return campaign.ended("commit-failed", { ...taken, reason: reason2, failures: uncommitted?.failures ?? [] });
  }
  const site = { ledger, ports, request, fence: lease.fence };
  const good = uncommitted === void 0;
  const unrecorded = await attempt(
    () => conclude(site, campaign.journal, current, campaign.journal.journal, good).then(none)
  );
  const trouble = uncommitted ?? unrecorded;
  if (trouble === void 0) {
    if (campaign.told.size > 0) campaign.warn(await attempt(() => prune(campaign)));
    campaign.warn(await attempt(() => newcomers(campaign).then(none)));
    return campaign.succeeded();
  }
  const reason = `Every host was switched to ${request.release}, but that is not recorded everywhere. ${trouble.reason} ${cure}`;
  return campaign.ended("commit-failed", { ...trouble, reason });
}
async function prune(campaign) {
  const { members, ports, request } = campaign.scene;
  return campaign.do("prune", members, { timeout: request.switchTimeout, signal: ports.signal });
}
async function newcomers(campaign) {
  const { members, ports, request } = campaign.scene;
  ports.signal.throwIfAborted();
  const known = new Set(members.map((host) => host.id));
  const born = (await ports.fleet.hosts()).filter((host) => !known.has(host.id)).map((host) => host.name);
  if (born.length === 0) return;
  const reason = `${someOf(born)} joined '${request.environment}' during the rollout and may serve the former release. ${cure}`;
  campaign.warn({ reason });
}
var cure = "Start the deploy again: it finishes what is left.";
var OVERRULED = { reason: "Another run decided that this rollout is reverted.", failures: [] };

// actions/lib/rollout/rollout.ts
var SLACK = 5 * 6e4;
var unbegun = (environment, release) => ({
  environment,
  release,
  previous: null,
  rollout: null,
  hosts: [],
  bakes: [],
  warnings: []
});
async function rollout(request, ports) {
  const roll = new Roll(ports.log);
  const base = unbegun(request.environment, request.release);
  try {
    const manifest = await releaseToDeploy(request.release, ports);
    return await leased(request, ports, roll, base, async (lease, alive) => {
      await admit(request, alive);
      return bring(request, alive, manifest, lease, roll, base);
    });
  } catch (error) {
    return { ...base, outcome: "refused", ...ended(error) };
  }
}
async function admit({ environment, release, run, actor, unmark }, ports) {
  const marks = new Marks(ports.records, environment);
  const mark = await marks.bad(release);
  if (mark === void 0) return;
  if (!unmark) throw new MarkedBad(environment, release, mark);
  const at = iso(ports.clock.now());
  await marks.add(release, { bad: false, reason: "deployed again with 'unmark'", run, actor, rollout: null, at });
  ports.log.info(`Release ${release} is no longer marked bad in '${environment}'.`);
}
async function bring(request, ports, manifest, lease, roll, base) {
  const { release, environment } = request;
  const ledger = new Ledger(ports.records, environment);
  const members = await survey(environment, ports, roll);
  base.warnings.push(...roll.warnings);
  const { fence } = lease;
  const withDrain = request.switchTimeout + manifest.config.drain * 1e3;
  const crew = new Crew(ports, roll, fence, patience(request, manifest));
  const settled2 = await settle({ request, ports, crew, roll, ledger, members, fence, withDrain });
  const { current, good, finished, undone } = settled2;
  base.previous = previousOf(current?.value, release);
  if (good === release && members.every((host) => settledOn(roll.state(host), release))) {
    base.rollout = finished ?? undone ?? null;
    return { ...base, hosts: roll.hosts, outcome: base.rollout === null ? "nothing-to-do" : "succeeded" };
  }
  const sequence = (current?.value.sequence ?? 0) + 1;
  const id = `${String(sequence).padStart(8, "0")}-${fence.toString(16).padStart(8, "0")}`;
  base.rollout = id;
  const waves = cut(members, request.waves);
  const scene = { request, ports, manifest, lease, roll, crew, ledger, members, waves, current, base, id, withDrain };
  return keepEvidence(await switchover(scene), id, ports);
}
function patience({ bake: bake2, kind, waves, switchTimeout, stageTimeout }, { config }) {
  const again = kind === "rollback" ? stageTimeout + config.health.timeout * 1e3 + switchTimeout : 0;
  const wave = switchTimeout + (bake2?.window ?? 0);
  return (waves.length + 1) * wave + waves.length * again + config.drain * 1e3 + SLACK;
}

export {
  enter,
  MarkedBad,
  Marks,
  releaseToDeploy,
  plan,
  ended,
  leased,
  unbegun,
  rollout,
  bring
};
