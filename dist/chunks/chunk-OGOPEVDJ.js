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
  describeHolder,
  isFinished
} from "./chunk-KZRUTQKH.js";
import {
  DeadlinePassed,
  MOST_HOSTS_A_COMMAND,
  NotAddressable,
  allFit,
  poll
} from "./chunk-PZNWRCNB.js";
import {
  iso,
  later,
  readAs
} from "./chunk-BXWOXUIN.js";
import {
  HostsFailed,
  count,
  cut,
  failure,
  hostLog,
  list,
  someOf,
  throwFailures,
  unsent
} from "./chunk-WB55G2MI.js";
import {
  plain
} from "./chunk-AH3VJYNM.js";
import {
  keys
} from "./chunk-KQGLLA6K.js";
import {
  Problem,
  messageOf
} from "./chunk-HYDUDRLY.js";

// actions/lib/rollout/result.ts
function toTrouble(error) {
  return { reason: messageOf(error), failures: error instanceof HostsFailed ? error.failures : [], cause: error };
}
var troubleOf = (step) => step.then(() => void 0, toTrouble);
var refused = (environment, release, error) => ({
  environment,
  release,
  previous: null,
  rollout: null,
  hosts: [],
  bakes: [],
  warnings: [],
  outcome: "refused",
  ...toTrouble(error)
});

// actions/entry/environment.ts
async function inEnvironment(ports, { environment, release = "" }, work) {
  try {
    const entry = await ports.environments.entry(environment);
    return await work(ofEnvironment(entry, ports));
  } catch (error) {
    return { kind: "rollout", ...refused(environment, release, error) };
  }
}
var ofEnvironment = (entry, ports) => ({
  ...ports,
  releases: ports.releases(entry.artifactBucket),
  records: ports.records(entry.artifactBucket),
  fleet: ports.fleet(entry),
  harm: ports.harm(entry),
  address: (key) => `https://${entry.region}.console.aws.amazon.com/s3/object/${entry.artifactBucket}?region=${entry.region}&prefix=${key}`
});

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
    for (let attempt = 1; attempt <= TRIES; attempt++) {
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

// actions/lib/fleet/host-reports.ts
var OLD_SCRIPTS = "the SSM document is of before these actions: files of a release keep the time 0, and browsers may keep former pages; apply the infrastructure";
var HostReports = class {
  #onReport;
  #reports = /* @__PURE__ */ new Map();
  /** Names of the hosts by the sentence that each warned with. */
  #warned = /* @__PURE__ */ new Map();
  constructor(onReport) {
    this.#onReport = onReport;
  }
  enter(members) {
    for (const member of members) this.#of(member);
  }
  get all() {
    return [...this.#reports.values()];
  }
  /** What hosts warned of in their status, a sentence for all that said the same. */
  get warnings() {
    return [...this.#warned].map(([sentence, names]) => `${someOf([...names])}: ${sentence}`);
  }
  /** What the host last said; nothing of what it serves is known until then. */
  state(host) {
    return this.#of(host);
  }
  /** unknown: nothing was heard of it. */
  outcome(host, operation) {
    return this.#of(host).phases[operation]?.outcome ?? "unknown";
  }
  #of({ id, name }) {
    return this.#reports.get(id) ?? this.#begin(id, name);
  }
  #begin(id, name) {
    const empty = { live: null, committed: null, pending: null, warm: null, certain: false, phases: {}, error: null };
    const report = { host: id, name: plain(name, 100), ...empty };
    this.#reports.set(id, report);
    return report;
  }
  record = (outcome) => {
    const report = this.#of(outcome.host);
    const { result, failure: failure2, operation, took } = outcome;
    if (result !== null) {
      report.live = result.live;
      report.committed = result.committed;
      report.pending = result.pending;
      report.warm = result.warm;
    }
    report.certain = result !== null;
    const old = result?.operation === "status" && result.versions === void 0 ? [OLD_SCRIPTS] : [];
    for (const text of [...result?.warnings ?? [], ...old]) {
      const sentence = plain(text, 500);
      this.#warned.set(sentence, (this.#warned.get(sentence) ?? /* @__PURE__ */ new Set()).add(report.name));
    }
    const own = result?.operation === operation ? result.outcome : void 0;
    const verdict = failure2 === null ? own ?? "done" : failedAs(own);
    report.phases[operation] = { outcome: verdict, ms: took, timings_ms: result?.timings_ms ?? {} };
    if (failure2 !== null) report.error ??= pick(failure2);
    else if (report.error?.operation === operation) report.error = null;
    this.#onReport(report.name, verdict, outcome);
  };
};
var failedAs = (own) => own === void 0 ? "unknown" : own === "refused" ? "refused" : "failed";
var pick = ({ operation, step, message, cure: cure2, exit, disk, memory }) => ({
  exit,
  disk,
  memory,
  operation,
  step: plain(step, 60),
  message: plain(message),
  cure: plain(cure2)
});

// actions/lib/fleet/host-state.ts
var hasCommitted = (state, release) => state.live === release && state.committed === release && state.pending === null;
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
  const { clock, onOutcome } = asking;
  const started = clock.now();
  const outcomes = /* @__PURE__ */ new Map();
  const doubtful = [];
  const { operation } = order;
  const release = "release" in order ? order.release : null;
  const judge2 = (host, verdict) => {
    const outcome = { host, operation, took: clock.now() - started, ...verdict };
    outcomes.set(host.id, outcome);
    onOutcome(outcome);
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
  const settle = (host, result) => {
    const first = answers.get(host.id);
    if (first !== void 0) weigh(host, result, first);
  };
  const again = { ...asking, timeout: Math.min(asking.timeout, STATUS_TIMEOUT) };
  await inCommands(
    { operation: "status" },
    doubtful.map((doubt) => doubt.host),
    again,
    {
      answered: (host, answer) => settle(host, answer.result),
      failed: (host) => settle(host, null)
    }
  );
  return hosts.flatMap((host) => outcomes.get(host.id) ?? []);
}
async function inCommands(order, hosts, asking, listener) {
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
          listener.answered(host, answer);
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
      for (const host of silent.values()) listener.failed(host, error);
      silent.clear();
    }
    for (const host of silent.values()) listener.answered(host, { ...NEVER_LISTED, host: host.id });
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
async function loadManifest(release, ports) {
  const manifest = await ports.releases.manifest(release);
  if (manifest === void 0) throw new ReleaseAbsent(release);
  return manifest;
}
async function refuseIfMarkedBad({ environment, release, run, actor, unmark }, { clock, log, records }) {
  const marks = new Marks(records, environment);
  const mark = await marks.bad(release);
  if (mark === void 0) return;
  if (!unmark) throw new MarkedBad(environment, release, mark);
  const at = iso(clock.now());
  await marks.add(release, { bad: false, reason: "deployed again with 'unmark'", run, actor, rollout: null, at });
  log.info(`Release ${release} is no longer marked bad in '${environment}'.`);
}
var STATUS_TIMEOUT2 = 9e4;
var STATUS = { operation: "status" };
async function preflight(environment, ports, reports) {
  const { fleet, clock, signal, log } = ports;
  const members = allFit(environment, await fleet.hosts());
  reports.enter(members);
  const asking = { fleet, clock, signal, timeout: STATUS_TIMEOUT2, onOutcome: reports.record };
  const outcomes = await log.group(`status of ${count(members.length)}`, () => ask(STATUS, members, asking));
  const failures = outcomes.flatMap((outcome) => outcome.failure ?? []);
  if (failures.length > 0) throw new HostsSilent(environment, failures);
  return members;
}

// actions/lib/rollout/plan.ts
async function plan(request, ports) {
  const { environment, release, unmark } = request;
  await loadManifest(release, ports);
  const mark = unmark ? void 0 : await new Marks(ports.records, environment).bad(release);
  if (mark !== void 0) throw new MarkedBad(environment, release, mark);
  const reports = new HostReports(hostLog(ports.log));
  const members = await preflight(environment, ports, reports);
  const current = await new Ledger(ports.records, environment).current();
  const hosts = cut(members, request.waves).flatMap(
    (wave, at) => wave.map((member) => planned(member, reports, release, at + 1))
  );
  return { environment, release, previous: current?.value.release ?? null, hosts, warnings: reports.warnings };
}
function planned(member, reports, release, wave) {
  const state = reports.state(member);
  const { live, committed, pending, warm } = state;
  const action = hasCommitted(state, release) ? "keep" : live === release ? "finish" : "change";
  return { host: member.id, name: member.name, live, committed, pending, warm, wave, action };
}

// actions/lib/environment/acquire.ts
var LeaseHeld = class extends Problem {
  constructor(environment, record2) {
    super(
      `Another run works on '${environment}': its lease is ${describeHolder(record2)}, unless it is renewed. Nothing was touched. Wait for that run, or cancel it: its lease then ends by itself. A rollback may pre-empt it ('preempt: true').`
    );
  }
};
var TAKEN = { done: false, state: "another run has it" };
var PREEMPT_FOR = 1e4;
async function acquire(claim) {
  const { records, environment, clock } = claim;
  const key = keys.lease(environment);
  const ended = asked(claim);
  let holder;
  try {
    return await poll({
      what: `the lease of '${environment}'`,
      // A run that pre-empts may lose a race with a renewal, and tries again.
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
          const over = await ended(holder);
          claim.heldBy?.(holder, over);
          if (over === void 0 && !claim.preempt) return TAKEN;
          took = { holder: holder.holder, owner: holder.owner, why: over === void 0 ? "pre-empted" : "over" };
        }
        const record2 = {
          schema: 1,
          holder: claim.holder,
          owner: claim.owner,
          fence: (stored?.value.fence ?? 0) + 1,
          acquired: iso(now),
          expires: iso(now + LEASE_MS),
          took
        };
        const version = await records.write(key, record2, stored?.version);
        if (version === void 0) return TAKEN;
        return { done: true, value: new Lease(claim, record2, version) };
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
async function withLease(request, ports, work) {
  const { clock, log, records, signal, holder, whetherOver } = ports;
  const { environment, run, actor, wait, preempt = false } = request;
  const owner = `${run} (${actor})`;
  const heldBy = tellOnce(environment, log.info, preempt);
  const claim = { records, environment, clock, signal, holder, owner, wait, preempt, whetherOver, heldBy };
  const lease = await acquire(claim);
  lease.keep();
  try {
    return await work(lease, { ...ports, signal: AbortSignal.any([signal, lease.lost]) });
  } finally {
    await lease.giveBack().catch((error) => log.warn(`The lease was not given back and will expire: ${messageOf(error)}`));
  }
}
function tellOnce(environment, say, preempt) {
  let last;
  return (record2, over) => {
    const sentence = `The lease of '${environment}' is ${describeHolder(record2)}${over === void 0 ? "" : `, ${plain(over, 40)}`}. ` + (preempt || over !== void 0 ? "It is taken over." : "Waiting.");
    if (sentence !== last) say(sentence);
    last = sentence;
  };
}

// actions/lib/rollout/record.ts
var previousOf = (current, release) => current?.release === release ? current.previous : current?.release ?? null;
async function record(run, file, good) {
  const { current: from, ledger, lease, ports, request } = run;
  const { release, rollout, kind, run: by, actor, hosts, reason } = file.journal;
  const at = run.now();
  const sequence = (from?.value.sequence ?? 0) + 1;
  const previous = previousOf(from?.value, release);
  if (kind === "rollback" && from !== void 0 && from.value.release !== release) {
    const mark = { bad: true, reason: reason ?? "", run: by, actor, rollout, at };
    await new Marks(ports.records, request.environment).add(from.value.release, mark);
  }
  await ledger.move({ schema: 1, release, previous, sequence, rollout, fence: lease.fence, at }, from);
  const what = { kind, release, previous, rollout, run: by, actor, hosts, good, reason };
  await ledger.append({ schema: 1, sequence, ...what, at });
  await file.enter("done", at);
}

// actions/lib/bake/alarm.ts
var ReleaseHarms = class extends Problem {
  constructor(release, wave, why) {
    super(
      `The release ${release} harms users, wave ${wave} showed: ${why}. Read the app's log of that time on a host of that wave (app-<release>.log), mend the release, and build it again.`
    );
  }
};
var AlarmWatch = class {
  #release;
  #ports;
  #warn;
  /** It was on before the first switch: what it says is not about this release. */
  #onBefore = false;
  #unreadable = false;
  constructor(release, ports, warn) {
    this.#release = release;
    this.#ports = ports;
    this.#warn = warn;
  }
  /** Before the first switch: an alarm that is on already is not heeded. */
  async lookBefore() {
    const { harm } = this.#ports;
    if (harm === void 0) return;
    this.#onBefore = await this.#isOn(harm);
    if (this.#onBefore) this.#warn(`The alarm ${harm.name} was on before the first switch, so it was not heeded.`);
  }
  /** Throws ReleaseHarms when it has gone off since. */
  async check(wave) {
    const { harm } = this.#ports;
    if (harm === void 0 || this.#onBefore || !await this.#isOn(harm)) return;
    throw new ReleaseHarms(this.#release, wave, `the alarm ${harm.name} went off after its switch`);
  }
  async #isOn(harm) {
    const { signal } = this.#ports;
    if (this.#unreadable) return false;
    try {
      return await harm.state(signal) === "alarm";
    } catch (error) {
      signal.throwIfAborted();
      this.#unreadable = true;
      this.#warn(`The alarm ${harm.name} was not watched. ${messageOf(error)}`);
      return false;
    }
  }
};

// actions/lib/fleet/operations.ts
var HostOperations = class {
  #ports;
  #lease;
  #keeps;
  #onOutcome;
  /** Seconds since 1970 when the first host that was told to switch undoes it by itself. */
  earliestDeadline = Number.POSITIVE_INFINITY;
  /** `keeps`: milliseconds that a host keeps an uncommitted switch from when it is sent. `onOutcome`: once per host and task. */
  constructor(ports, lease, keeps, onOutcome) {
    this.#ports = ports;
    this.#lease = lease;
    this.#keeps = keeps;
    this.#onOutcome = onOutcome;
  }
  /** Answers which hosts failed. Rejects only when the task's signal aborts. */
  async run(task) {
    if (task.hosts.length === 0) return [];
    const { clock, fleet, log } = this.#ports;
    const order = {
      operation: task.operation,
      release: task.release,
      rollout: task.rollout,
      fence: this.#lease.fence,
      deadline: Math.ceil((clock.now() + this.#keeps) / 1e3),
      hook: task.hook ?? false
    };
    if (task.operation === "switch") this.earliestDeadline = Math.min(this.earliestDeadline, order.deadline);
    const asking = { fleet, clock, onOutcome: this.#onOutcome, timeout: task.timeout, signal: task.signal };
    const title = `${task.operation} ${task.release} on ${count(task.hosts.length)}${task.note ? `, ${task.note}` : ""}`;
    const outcomes = await log.group(title, () => ask(order, task.hosts, asking));
    return outcomes.flatMap((outcome) => outcome.failure ?? []);
  }
};

// actions/lib/rollout/deadline.ts
var SLACK = 5 * 6e4;
function hostDeadline(request, { config }) {
  const { bake: bake2, kind, waves, switchTimeout, stageTimeout } = request;
  const again = kind === "rollback" ? stageTimeout + config.health.timeout * 1e3 + switchTimeout : 0;
  const wave = switchTimeout + (bake2?.window ?? 0);
  return (waves.length + 1) * wave + waves.length * again + config.drain * 1e3 + SLACK;
}

// actions/lib/rollout/run.ts
var HURRY = 2e3;
var RolloutRun = class {
  request;
  ports;
  reports;
  warnings = [];
  bakes = [];
  /** Of the release; set by `load`. */
  manifest;
  /** Set by `under`. */
  lease;
  ledger;
  operations;
  alarm;
  /** Learned by preflight and recovery. */
  members = [];
  current;
  previous = null;
  /** Set by `begin`; the id also when the journal could not be written. */
  id = null;
  waves;
  #journal;
  /** Hosts that had committed the release before: they are never reverted. */
  committedBefore = /* @__PURE__ */ new Set();
  /** Hosts that were told to stage, and waves that were told to switch, with or without success. */
  staged = /* @__PURE__ */ new Set();
  switched = [];
  constructor(request, ports) {
    this.request = request;
    this.ports = ports;
    this.reports = new HostReports(hostLog(ports.log));
  }
  /** Throws ReleaseAbsent. */
  async load() {
    this.manifest = await loadManifest(this.request.release, this.ports);
  }
  /** From here on the environment is this run's, as long as `ports.signal` of the lease says so. */
  under(lease, ports) {
    const { request, manifest } = this;
    this.ports = ports;
    this.lease = lease;
    this.ledger = new Ledger(ports.records, request.environment);
    this.operations = new HostOperations(ports, lease, hostDeadline(request, manifest), this.reports.record);
    this.alarm = new AlarmWatch(request.release, ports, (sentence) => this.warnings.push(sentence));
    return this;
  }
  /** Writes the journal. What throws here has touched no host. */
  async begin() {
    const { request, ports, current, lease, members } = this;
    const sequence = (current?.value.sequence ?? 0) + 1;
    this.id = `${String(sequence).padStart(8, "0")}-${lease.fence.toString(16).padStart(8, "0")}`;
    this.waves = cut(members, request.waves);
    this.committedBefore = new Set(members.filter((host) => this.reports.state(host).committed === request.release));
    const at = this.now();
    const names = (hosts) => hosts.map((host) => host.id);
    this.#journal = await JournalFile.create(ports.records, request.environment, {
      schema: 1,
      rollout: this.id,
      kind: request.kind,
      release: request.release,
      from: current?.value.release ?? null,
      fence: lease.fence,
      run: request.run,
      actor: request.actor,
      reason: request.reason ?? void 0,
      hosts: names(members),
      waves: this.waves.map(names),
      phase: this.unstaged.length > 0 ? "stage" : "switch",
      decision: null,
      started: at,
      updated: at
    });
  }
  /** Hosts that have to stage: for a rollback not those on which the release is warm, or live; they only switch. */
  get unstaged() {
    const { kind, release } = this.request;
    if (kind === "deploy") return this.members;
    return this.members.filter((host) => {
      const { warm, live } = this.reports.state(host);
      return warm !== release && live !== release;
    });
  }
  /** Milliseconds that a commit or a revert may take: they end when the former process has answered its last request. */
  get withDrain() {
    return this.request.switchTimeout + this.manifest.config.drain * 1e3;
  }
  get journal() {
    return this.#journal;
  }
  /** Answers which hosts failed. Rejects only when `signal` aborts. */
  async send(operation, hosts, options) {
    const { release, rollout } = this.#journal.journal;
    return this.operations.run({ operation, hosts, release, rollout, ...options });
  }
  /** Throws OperationFailed when a host failed. */
  async do(operation, hosts, options) {
    throwFailures(await this.send(operation, hosts, options));
  }
  enter(phase) {
    return this.#journal.enter(phase, this.now());
  }
  /** Answers the decision that stands. */
  decide(decision) {
    return this.#journal.decide(decision, this.now());
  }
  /** Makes a warning of a failure, with `about` before it. */
  async bestEffort(step, about = "") {
    try {
      await step();
    } catch (error) {
      this.warnings.push(about + messageOf(error));
    }
  }
  now() {
    return iso(this.ports.clock.now());
  }
  result(outcome, trouble) {
    const { bakes, id, previous, reports, request, warnings } = this;
    const { environment, release } = request;
    const known = { environment, release, previous, rollout: id, hosts: reports.all, bakes, warnings };
    return { ...known, outcome, ...trouble };
  }
};

// actions/lib/rollout/commit.ts
async function commit(run) {
  const { journal, lease, members, ports, request, withDrain } = run;
  const signal = later(ports.signal, HURRY, ports.clock);
  const uncommitted = await troubleOf(run.do("commit", members, { timeout: withDrain, signal }));
  const taken = await troubleOf(lease.renew());
  if (taken?.cause instanceof LeaseLost) {
    const reason = `${request.release} was decided for, and the run that has the lease now records it. ${taken.reason}`;
    return run.result("commit-failed", { ...taken, reason, failures: uncommitted?.failures ?? [] });
  }
  const unrecorded = await troubleOf(record(run, journal, uncommitted === void 0));
  const trouble = uncommitted ?? unrecorded;
  if (trouble !== void 0) {
    const reason = `Every host was switched to ${request.release}, but that is not recorded everywhere. ${trouble.reason} ${cure}`;
    return run.result("commit-failed", { ...trouble, reason });
  }
  if (run.staged.size > 0) await run.bestEffort(() => prune(run));
  await run.bestEffort(() => lookForNewcomers(run));
  return run.result("succeeded");
}
var prune = (run) => run.do("prune", run.members, { timeout: run.request.switchTimeout, signal: run.ports.signal });
async function lookForNewcomers({ members, ports, request, warnings }) {
  ports.signal.throwIfAborted();
  const known = new Set(members.map((host) => host.id));
  const born = (await ports.fleet.hosts()).filter((host) => !known.has(host.id)).map((host) => host.name);
  if (born.length === 0) return;
  warnings.push(
    `${someOf(born)} joined '${request.environment}' during the rollout and may serve the former release. ${cure}`
  );
}
var cure = "Start the deploy again: it finishes what is left.";

// actions/lib/rollout/evidence.ts
var MOST_KEPT = 20;
async function keepEvidence(run, result) {
  const { ports } = run;
  if (!("failures" in result) || ports.signal.aborted) return result;
  const told2 = result.failures.filter(({ log }) => log !== "").slice(0, MOST_KEPT);
  const { rollout } = run.journal.journal;
  const { environment, release } = result;
  const evidence = [];
  const lost = [];
  let why;
  const keep = async (failure2) => {
    const { log, ...facts } = failure2;
    const { host, operation } = facts;
    const key = keys.evidence(environment, rollout, host, operation);
    const lines = log.split(/\r?\n/).map((line) => plain(line, 2e3));
    try {
      const value = { schema: 1, rollout, release, ...facts, at: run.now(), lines };
      await ports.records.write(key, value, void 0);
      evidence.push({ host, operation, key, address: ports.address?.(key) ?? key });
    } catch (error) {
      lost.push(failure2);
      why = messageOf(error);
    }
  };
  await Promise.all(told2.map(keep));
  if (lost.length > 0) result.warnings.push(`What these hosts said was not kept in S3: ${list(lost)}. ${why}`);
  return { ...result, evidence };
}

// actions/lib/rollout/hold.ts
function holds({ ports, request }, why) {
  if (request.onFailure !== "hold" || ports.signal.aborted) return false;
  return why.failures.length > 0 || why.cause instanceof ReleaseHarms;
}
async function hold(run, why) {
  const { operations, reports, request } = run;
  await run.bestEffort(() => run.enter("held"));
  const serving = [...Map.groupBy(reports.all, ({ live }) => live ?? "nothing")].map(([release, hosts]) => {
    const doubt = hosts.some(({ certain }) => !certain) ? " (not all of them certain)" : "";
    return `${someOf(hosts.map(({ name }) => name))} on ${release}${doubt}`;
  });
  const reason = `${why.reason} Held as asked ('on-failure: hold'), and users meet both: ${serving.join("; ")}. From ${iso(operations.earliestDeadline * 1e3)} on, hosts that switched go back by themselves. Until then: roll back to undo it, or deploy ${request.release} again to go on.`;
  return run.result("held", { ...why, reason });
}

// actions/lib/rollout/recover.ts
var RecoveryFailed = class extends HostsFailed {
  constructor(environment, failures) {
    super(
      `An earlier rollout to '${environment}' was interrupted and could not be settled on ${list(failures)}. This deploy has not begun. Cure the hosts, or take them out of the fleet; then start it again.`,
      failures
    );
  }
};
async function recover(run) {
  const { ledger, ports, request } = run;
  const current = await ledger.current();
  run.current = current;
  const good = current !== void 0 && await completeHistory(run, current.value) ? current.value.release : void 0;
  const sequence = (current?.value.sequence ?? 0) + 1;
  const newest = await JournalFile.newest(ports.records, request.environment, sequence);
  const earlier = newest === void 0 || isFinished(newest.journal) ? void 0 : newest;
  if (earlier !== void 0 && earlier.journal.release !== request.release) await earlier.decide("revert", run.now());
  await recoverHosts(run, earlier?.journal, current?.value);
  if (earlier === void 0) return { good, finished: void 0, undone: void 0 };
  const { decision, rollout } = earlier.journal;
  if (finishes(run, earlier.journal)) {
    await record(run, earlier, true);
    run.current = await ledger.current();
    return { good: earlier.journal.release, finished: rollout, undone: void 0 };
  }
  await markUndone(run, earlier.journal, current?.value);
  await earlier.enter(decision === "revert" ? "rolled-back" : "abandoned", run.now());
  return { good, finished: void 0, undone: decision === "revert" ? rollout : void 0 };
}
async function markUndone(run, { kind, release, rollout }, current) {
  const { ports, request } = run;
  if (request.kind !== "rollback" || kind !== "deploy") return;
  if (current?.release !== request.release || release === request.release) return;
  const { environment, reason, run: by, actor } = request;
  const mark = { bad: true, reason: reason ?? "", run: by, actor, rollout, at: run.now() };
  await new Marks(ports.records, environment).add(release, mark);
}
function finishes({ members, reports }, { decision, release, hosts }) {
  const there = members.filter((host) => hosts.includes(host.id));
  return decision === "commit" && there.length > 0 && there.every((host) => hasCommitted(reports.state(host), release));
}
async function recoverHosts(run, earlier, current) {
  const { members, operations, ports, reports, request, withDrain } = run;
  const rollout = earlier?.rollout ?? current?.rollout;
  if (rollout === void 0) return;
  const todo = members.flatMap(
    (host) => whatToDo(host, reports.state(host), request.release, earlier, current).map((what) => ({ host, what }))
  );
  const failures = [];
  for (const [what, same] of Map.groupBy(todo, (one) => JSON.stringify(one.what))) {
    const { operation, release } = JSON.parse(what);
    const hosts = same.map(({ host }) => host);
    ports.log.info(`An earlier rollout of ${release} was interrupted: ${operation} comes first.`);
    const options = { timeout: withDrain, signal: ports.signal, note: "left by an earlier rollout" };
    failures.push(...await operations.run({ operation, hosts, release, rollout, ...options }));
  }
  if (failures.length > 0) throw new RecoveryFailed(request.environment, failures);
}
function whatToDo(host, state, wanted, earlier, current) {
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
async function completeHistory(run, current) {
  const { ledger, members, ports, reports, request } = run;
  const { release, rollout, sequence, previous, at } = current;
  const known = await ledger.entry(sequence);
  if (known !== void 0) return known.good;
  const journal = (await JournalFile.open(ports.records, request.environment, rollout))?.journal;
  const { kind = "deploy", run: by = "unknown", actor = "unknown", reason } = journal ?? {};
  const hosts = journal?.hosts ?? members.map((host) => host.id);
  const good = members.every((host) => !hosts.includes(host.id) || hasCommitted(reports.state(host), release));
  const what = { kind, release, previous, rollout, run: by, actor, hosts, good, reason };
  await ledger.append({ schema: 1, sequence, ...what, at });
  return good;
}

// actions/lib/rollout/revert.ts
async function dropStaged(run, why) {
  const lost = await raiseFence(run, why);
  if (lost !== void 0) return run.result("refused", lost);
  await drop(run, run.members);
  await run.bestEffort(() => run.enter("refused"));
  return run.result("refused", why);
}
async function revert(run, why) {
  const lost = await raiseFence(run, why);
  if (lost !== void 0) return run.result("rollback-failed", lost);
  try {
    if (await run.decide("revert") === "commit") return void 0;
  } catch (error) {
    const reason2 = messageOf(error);
    if (error instanceof JournalTaken)
      return run.result("rollback-failed", { ...why, reason: `${why.reason} ${reason2}` });
    run.warnings.push(reason2);
  }
  const stuck = [];
  for (const wave of wavesBack(run)) stuck.push(...await run.send("revert", wave, undoing(run)));
  const switched = new Set(run.switched.flat());
  await drop(
    run,
    run.members.filter((host) => !switched.has(host))
  );
  if (stuck.length === 0) {
    await run.bestEffort(() => run.enter("rolled-back"));
    return run.result("rolled-back", why);
  }
  const reason = `${why.reason} Not known to be back: ${list(stuck)}.`;
  return run.result("rollback-failed", { ...why, reason, failures: [...why.failures, ...stuck] });
}
async function raiseFence({ lease, warnings }, why) {
  const trouble = await troubleOf(lease.raise());
  if (trouble === void 0) return void 0;
  if (trouble.cause instanceof LeaseLost) {
    return why.reason === trouble.reason ? why : { ...why, reason: `${why.reason} ${trouble.reason}` };
  }
  warnings.push(trouble.reason);
  return void 0;
}
function wavesBack({ committedBefore, ports, switched }) {
  const back = switched.toReversed().map((wave) => wave.filter((host) => !committedBefore.has(host)));
  return ports.signal.aborted ? [back.flat()] : back;
}
async function drop(run, hosts) {
  const ours = hosts.filter((host) => {
    const outcome = run.reports.outcome(host, "stage");
    return run.staged.has(host) && (outcome === "done" || outcome === "unknown");
  });
  await run.bestEffort(() => run.do("revert", ours, undoing(run)), "The staged release was not dropped everywhere. ");
}
var undoing = ({ ports, withDrain }) => ({ timeout: ports.signal.aborted ? HURRY : withDrain });

// actions/lib/rollout/stage.ts
async function stage(run) {
  throwFailures(await stageOn(run, run.unstaged));
}
async function stageOn(run, hosts) {
  const { manifest, ports, request } = run;
  const { hooks, health } = manifest.config;
  const timeout = request.stageTimeout + health.timeout * 1e3;
  const options = { timeout, signal: ports.signal };
  const hook = hooks["before-switch"] !== null && request.kind === "deploy";
  if (hook) {
    const first = hosts.slice(0, 1);
    for (const host of first) run.staged.add(host);
    const withHook = { ...options, timeout: timeout + hooks.timeout * 1e3, hook, note: "with its hook" };
    const failures = await run.send("stage", first, withHook);
    if (failures.length > 0) return failures;
  }
  const others = hook ? hosts.slice(1) : hosts;
  for (const host of others) run.staged.add(host);
  return run.send("stage", others, options);
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
var LOOK_MS = 1e4;
var ANSWER_MS = 6e4;
var MEASURED = 0.75;
async function bake({ wave, window, tolerance, fresh, former }, alarm, ports) {
  if (former.length === 0) {
    await alarm.check(wave);
    return void 0;
  }
  const title = `bake wave ${wave}: its users are watched for ${Math.round(window / 1e3)} s`;
  return ports.log.group(title, async () => {
    await watch(wave, window, alarm, ports);
    const seconds = Math.max(1, Math.floor(window * MEASURED / 1e3));
    const [ours, theirs] = await Promise.all([traffic(fresh, seconds, ports), traffic(former, seconds, ports)]);
    const verdict = judge(merge(ours), merge(theirs), tolerance);
    ports.log.info(`  ${verdict.sentence}`);
    return { wave, ...verdict };
  });
}
async function watch(wave, window, alarm, { clock, signal }) {
  const until = clock.now() + window;
  for (let left = window; left > 0; left = until - clock.now()) {
    await alarm.check(wave);
    await clock.sleep(Math.min(LOOK_MS, left), signal);
  }
  await alarm.check(wave);
}
async function traffic(hosts, seconds, ports) {
  const { fleet, clock, signal, log } = ports;
  const outcomes = await ask({ operation: "measure", window: seconds }, hosts, {
    fleet,
    clock,
    signal,
    timeout: ANSWER_MS,
    onOutcome: (outcome) => log.info(`  ${outcome.host.name.padEnd(20)} ${plain(met(outcome), 200)}`)
  });
  return outcomes.flatMap(({ result }) => result?.traffic ?? []);
}
function met({ failure: failure2, result }) {
  if (failure2 !== null) return failure2.message;
  const { requests, errors } = result.traffic ?? { requests: 0, errors: 0 };
  return `${requests} requests, ${errors} failed`;
}

// actions/lib/rollout/switch.ts
async function switchInWaves(run) {
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
async function switchWave(run, wave, number) {
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
function notWarm({ reports, staged }, wave, failures) {
  const state = new Set(failures.filter(({ step }) => step === "state").map(({ host }) => host));
  return wave.filter(
    (host) => state.has(host.id) && !staged.has(host) && reports.outcome(host, "switch") === "refused"
  );
}
async function watchUsers(run, wave) {
  const { alarm, bakes, ports, request } = run;
  if (request.bake === null) return;
  const report = await bake({ ...request.bake, wave, ...sides(run) }, alarm, ports);
  if (report === void 0) return;
  bakes.push(report);
  if (report.kind === "harmful") throw new ReleaseHarms(request.release, wave, report.sentence);
}
function sides({ committedBefore, current, members, reports, request, switched }) {
  const moved = new Set(switched.flat());
  const from = current?.value.release;
  return {
    fresh: [...moved].filter((host) => !committedBefore.has(host)),
    former: members.filter((host) => !moved.has(host) && from !== request.release && reports.state(host).live === from)
  };
}
var MARGIN_S = 60;
var TooLate = class extends Problem {
  constructor() {
    super(
      "The waves took so long that the first hosts are about to undo their switch by themselves. Find out what held this run up, or use fewer waves; then start the deploy again."
    );
  }
};
var Overruled = class extends Problem {
  constructor() {
    super("Another run decided that this rollout is reverted.");
  }
};
async function accept(run) {
  const { lease, operations, ports } = run;
  await lease.renew();
  ports.signal.throwIfAborted();
  if (ports.clock.now() / 1e3 > operations.earliestDeadline - MARGIN_S) throw new TooLate();
  if (await run.decide("commit") === "revert") throw new Overruled();
}

// actions/lib/rollout/rollout.ts
async function deploy(request, ports) {
  const run = new RolloutRun(request, ports);
  try {
    await run.load();
    return await withLease(request, ports, async (lease, alive) => {
      await refuseIfMarkedBad(request, alive);
      return recoverAndRollOut(run.under(lease, alive));
    });
  } catch (error) {
    return run.result("refused", toTrouble(error));
  }
}
async function recoverAndRollOut(run) {
  const { ports, reports, request, warnings } = run;
  run.members = await preflight(request.environment, ports, reports);
  warnings.push(...reports.warnings);
  const { good, finished, undone } = await recover(run);
  run.previous = previousOf(run.current?.value, request.release);
  if (good === request.release && run.members.every((host) => hasCommitted(reports.state(host), request.release))) {
    run.id = finished ?? undone ?? null;
    return run.result(run.id === null ? "nothing-to-do" : "succeeded");
  }
  await run.begin();
  return keepEvidence(run, await rollOut(run));
}
async function rollOut(run) {
  try {
    await stage(run);
    await switchInWaves(run);
    await accept(run);
  } catch (error) {
    const trouble = toTrouble(error);
    if (run.switched.length === 0) return dropStaged(run, trouble);
    if (holds(run, trouble)) return hold(run, trouble);
    const reverted = await revert(run, trouble);
    if (reverted !== void 0) return reverted;
  }
  return commit(run);
}

export {
  toTrouble,
  refused,
  inEnvironment,
  MarkedBad,
  Marks,
  plan,
  withLease,
  RolloutRun,
  deploy,
  recoverAndRollOut
};
