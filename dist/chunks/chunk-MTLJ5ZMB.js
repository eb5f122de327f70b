import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  DeadlinePassed,
  MOST_HOSTS_A_COMMAND,
  NotAddressable,
  allFit,
  iso,
  later,
  poll,
  readAs
} from "./chunk-ZYD5XXDO.js";
import {
  Roll,
  cut,
  failure,
  list,
  plain,
  someOf,
  unsent
} from "./chunk-PDA64APT.js";
import {
  ReleaseId,
  iso_exports,
  keys
} from "./chunk-VMJ7KZPM.js";
import {
  Problem,
  _enum,
  array,
  boolean,
  int,
  literal,
  strictObject,
  string
} from "./chunk-YXCKRYGJ.js";

// actions/lib/host-state.ts
var settledOn = (state, release) => state !== null && state.live === release && state.committed === release && state.pending === null;
function proves(result, operation, release) {
  if (result.outcome !== "done" && result.outcome !== "unchanged") return false;
  const own = result.operation === operation;
  switch (operation) {
    case "status":
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

// actions/lib/ledger.ts
var RolloutId = string().regex(/^[0-9]{8}-[0-9a-f]{8}$/, "is not a rollout id (<seq8>-<hex8>)");
var sequence = int().min(1).max(99999999);
var fence = int().nonnegative();
var Current = strictObject({
  schema: literal(1),
  release: ReleaseId,
  previous: ReleaseId.nullable(),
  sequence,
  rollout: RolloutId,
  fence,
  at: iso_exports.datetime()
});
var Entry = strictObject({
  schema: literal(1),
  sequence,
  kind: _enum(["deploy", "rollback"]),
  release: ReleaseId,
  previous: ReleaseId.nullable(),
  rollout: RolloutId,
  run: string(),
  actor: string(),
  hosts: array(string()),
  good: boolean(),
  at: iso_exports.datetime()
});
var LedgerMoved = class extends Problem {
  constructor(environment, key) {
    super(
      `The ledger of '${environment}' was moved by another run (${key}) while this one held the lease. Look at that run's log; then start this deploy again.`
    );
  }
};
var Ledger = class {
  #records;
  #environment;
  constructor(records, environment) {
    this.#records = records;
    this.#environment = environment;
  }
  current() {
    return readAs(this.#records, keys.current(this.#environment), Current);
  }
  async entry(at) {
    return (await readAs(this.#records, keys.history(this.#environment, at), Entry))?.value;
  }
  /** Compare-and-swap: throws LedgerMoved unless `from` is still current. */
  move(to, from) {
    return this.#write(keys.current(this.#environment), to, from?.version);
  }
  append(entry) {
    return this.#write(keys.history(this.#environment, entry.sequence), entry, void 0);
  }
  async #write(key, value, version) {
    if (await this.#records.write(key, value, version) === void 0) throw new LedgerMoved(this.#environment, key);
  }
};

// actions/lib/command.ts
var STATUS_TIMEOUT = 6e4;
async function ask(order, hosts, asking) {
  const { clock, heard } = asking;
  const started = clock.now();
  const outcomes = /* @__PURE__ */ new Map();
  const doubtful = [];
  const release = "release" in order ? order.release : null;
  const verdict = (host, result, problem) => {
    const outcome = { host, operation: order.operation, failure: problem, result, took: clock.now() - started };
    outcomes.set(host.id, outcome);
    heard(outcome);
  };
  await inCommands(order, hosts, asking, {
    answered(host, answer) {
      const { result } = answer;
      if (result === null) doubtful.push({ host, answer });
      else
        verdict(host, result, proves(result, order.operation, release) ? null : failure(order.operation, host, answer));
    },
    failed: (host, error) => verdict(host, null, unsent(order.operation, host, error))
  });
  const answers = new Map(doubtful.map((doubt) => [doubt.host.id, doubt.answer]));
  const settle2 = (host, result) => {
    const first = answers.get(host.id);
    if (first === void 0) return;
    const proven = result !== null && proves(result, order.operation, release);
    verdict(host, result, proven ? null : failure(order.operation, host, first));
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
          if (host !== void 0 && silent.delete(answer.host)) ears.answered(host, answer);
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

// actions/lib/survey.ts
var ReleaseAbsent = class extends Problem {
  constructor(release) {
    super(
      `There is no release ${release} in the artifact bucket. Nothing was touched. Build it first, or use the 'release' output of a build that has succeeded for this environment.`
    );
  }
};
var HostsSilent = class extends Problem {
  failures;
  constructor(environment, failures) {
    super(
      `${list(failures)} of '${environment}' did not say what ${failures.length === 1 ? "it serves" : "they serve"}. Nothing was touched. Bring each back, or take it out of the fleet; then start the deploy again.`
    );
    this.failures = failures;
  }
};
async function releaseToDeploy(request, ports) {
  const manifest = await ports.releases.manifest(request.release);
  if (manifest === void 0) throw new ReleaseAbsent(request.release);
  return manifest;
}
var STATUS_TIMEOUT2 = 9e4;
var STATUS = { operation: "status" };
async function survey(request, ports, roll) {
  const { fleet, clock, signal, log } = ports;
  const members = allFit(request.environment, await fleet.hosts());
  roll.enter(members);
  const asking = { fleet, clock, signal, timeout: STATUS_TIMEOUT2, heard: roll.hear.bind(roll) };
  const outcomes = await log.group(`status of ${count(members.length)}`, () => ask(STATUS, members, asking));
  const failures = outcomes.flatMap((outcome) => outcome.failure ?? []);
  if (failures.length > 0) throw new HostsSilent(request.environment, failures);
  return members;
}
var count = (hosts) => hosts === 1 ? "1 host" : `${hosts} hosts`;

// actions/lib/plan.ts
async function plan(request, ports) {
  await releaseToDeploy(request, ports);
  const { environment, release } = request;
  const roll = new Roll(ports.log);
  const members = await survey(request, ports, roll);
  const current = await new Ledger(ports.records, environment).current();
  const hosts = cut(members, request.waves).flatMap(
    (wave, at) => wave.map((member) => planned(member, roll, release, at + 1))
  );
  return { environment, release, previous: current?.value.release ?? null, hosts };
}
function planned(member, roll, release, wave) {
  const state = roll.state(member);
  const { live = null, committed = null, pending = null } = state ?? {};
  const action = settledOn(state, release) ? "keep" : live === release ? "finish" : "change";
  return { host: member.id, name: member.name, live, committed, pending, wave, action };
}

// actions/lib/crew.ts
var Crew = class {
  #ports;
  #roll;
  fence;
  /** Milliseconds that a host keeps an uncommitted switch from when it is sent. */
  #patience;
  /** Seconds since 1970 when the first host that was told to switch undoes it by itself. */
  earliestDeadline = Number.POSITIVE_INFINITY;
  constructor(ports, roll, fence2, patience2) {
    this.#ports = ports;
    this.#roll = roll;
    this.fence = fence2;
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

// actions/lib/lease.ts
var LeaseRecord = strictObject({
  schema: literal(1),
  /** Unique to one taking of the lease. */
  holder: string(),
  /** For people: the run's URL and who started it. */
  owner: string(),
  fence: int().min(1),
  acquired: iso_exports.datetime(),
  expires: iso_exports.datetime()
});
var LEASE_MS = 12e4;
var LeaseHeld = class extends Problem {
  constructor(environment, record) {
    super(
      `Another run works on '${environment}': ${record.owner}, since ${record.acquired}; its lease expires ${record.expires} unless it is renewed. Nothing was touched. Wait for that run, or cancel it: its lease then ends by itself.`
    );
  }
};
var LeaseLost = class extends Problem {
  constructor(environment, why) {
    super(
      `This run lost the lease of '${environment}': ${why}. Hosts refuse its further commands once a newer run has reached them. Look at the newer run, or start this one again.`
    );
  }
};
async function acquire(claim) {
  const { records, environment, clock } = claim;
  const key = keys.lease(environment);
  let holder;
  try {
    return await poll({
      what: `the lease of '${environment}'`,
      deadline: clock.now() + claim.wait,
      delay: { first: 1e3, longest: 5e3 },
      // The adapter has tried again where that helps; what reaches us is final.
      classify: () => "fatal",
      clock,
      signal: claim.signal,
      look: async () => {
        const stored = await readAs(records, key, LeaseRecord);
        const now = clock.now();
        if (stored !== void 0 && Date.parse(stored.value.expires) > now) {
          holder = stored.value;
          claim.heldBy?.(holder);
          return { done: false, state: `held by ${holder.owner}` };
        }
        const record = {
          schema: 1,
          holder: claim.holder,
          owner: claim.owner,
          fence: (stored?.value.fence ?? 0) + 1,
          acquired: iso(now),
          expires: iso(now + LEASE_MS)
        };
        const version = await records.write(key, record, stored?.version);
        if (version === void 0) return { done: false, state: "another run was quicker" };
        return { done: true, value: new Lease(claim, record, version) };
      }
    });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    const winner = holder ?? (await readAs(records, key, LeaseRecord))?.value;
    throw winner === void 0 ? error : new LeaseHeld(environment, winner);
  }
}
var Lease = class {
  #claim;
  #stop = new AbortController();
  #record;
  #version;
  #renewing = Promise.resolve();
  constructor(claim, record, version) {
    this.#claim = claim;
    this.#record = record;
    this.#version = version;
  }
  get fence() {
    return this.#record.fence;
  }
  /** Renews until the lease is given back; a failed renewal is tried again until the lease has expired. */
  keep() {
    const { clock } = this.#claim;
    const loop = async () => {
      for (; ; ) {
        await clock.sleep(LEASE_MS / 4, this.#stop.signal);
        await this.renew().catch(() => void 0);
      }
    };
    loop().catch(() => void 0);
  }
  /** Throws LeaseLost when another run has taken the lease. */
  renew() {
    return this.#next(() => this.#write(this.#claim.clock.now() + LEASE_MS));
  }
  /** Renews with the next fence: what is sent from now on shuts out what was sent before. */
  raise() {
    return this.#next(() => this.#write(this.#claim.clock.now() + LEASE_MS, this.fence + 1));
  }
  /** Idempotent; a lease that was lost has nothing to give back. */
  async giveBack() {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    await this.#renewing.catch(() => void 0);
    if (this.#version !== void 0) await this.#write(this.#claim.clock.now());
  }
  async [Symbol.asyncDispose]() {
    await this.giveBack();
  }
  /** One write at a time: two at once would fight each other with the same version. */
  #next(write) {
    this.#renewing = this.#renewing.then(write, write);
    return this.#renewing;
  }
  async #write(expires, fence2 = this.fence) {
    const { records, environment } = this.#claim;
    if (this.#version === void 0) throw new LeaseLost(environment, "another run took it");
    const record = { ...this.#record, fence: fence2, expires: iso(expires) };
    const version = await records.write(keys.lease(environment), record, this.#version);
    this.#version = version;
    if (version === void 0) throw new LeaseLost(environment, "it had expired and another run took it");
    this.#record = record;
  }
};

// actions/lib/rollout-result.ts
function ended(error) {
  const reason = error instanceof Error ? error.message : String(error);
  const failures = error?.failures ?? [];
  return { reason, failures, cause: error };
}

// actions/lib/journal.ts
var phases = ["stage", "switch", "commit", "revert", "done", "refused", "rolled-back", "abandoned"];
var decisions = ["commit", "revert"];
var Journal = strictObject({
  schema: literal(1),
  rollout: RolloutId,
  kind: _enum(["deploy", "rollback"]),
  release: ReleaseId,
  from: ReleaseId.nullable(),
  fence: int().nonnegative(),
  run: string(),
  actor: string(),
  hosts: array(string()),
  waves: array(array(string())),
  phase: _enum(phases),
  /** Written once and never changed: from then on every host of the rollout goes that way. */
  decision: _enum(decisions).nullable(),
  started: iso_exports.datetime(),
  updated: iso_exports.datetime()
});
var settled = (journal) => ["done", "refused", "rolled-back", "abandoned"].includes(journal.phase);
var JournalTaken = class extends Problem {
  constructor(key) {
    super(
      `The rollout's journal (${key}) was written by another run, which took the environment over while this one was held up. This run stops here; that run's log tells what became of the hosts.`
    );
  }
};
var JournalFile = class _JournalFile {
  #records;
  #key;
  #journal;
  #version;
  constructor(records, key, stored) {
    this.#records = records;
    this.#key = key;
    this.#journal = stored.value;
    this.#version = stored.version;
  }
  static async create(records, environment, journal) {
    const key = keys.rollout(environment, journal.rollout);
    const version = await records.write(key, journal, void 0);
    if (version === void 0) throw new JournalTaken(key);
    return new _JournalFile(records, key, { value: journal, version });
  }
  /** The newest journal that began at this place of the ledger. Rollout ids end in the fence, so they sort by age. */
  static async newest(records, environment, sequence2) {
    const folder = keys.rollout(environment, `${String(sequence2).padStart(8, "0")}-`).replace(/\.json$/, "");
    const key = (await records.list(folder)).at(-1);
    return key === void 0 ? void 0 : _JournalFile.#read(records, key);
  }
  static open(records, environment, rollout2) {
    return _JournalFile.#read(records, keys.rollout(environment, rollout2));
  }
  static async #read(records, key) {
    const stored = await readAs(records, key, Journal);
    return stored === void 0 ? void 0 : new _JournalFile(records, key, stored);
  }
  get journal() {
    return this.#journal;
  }
  /**
   * Writes the decision, and answers the one that stands: a decision is made once, and a write whose reply was lost, or a run
   * that took over, may have made it before.
   */
  async decide(decision, at) {
    if (this.#journal.decision !== null) return this.#journal.decision;
    const next = { ...this.#journal, phase: decision, decision, updated: at };
    if (await this.#write(next)) return decision;
    const stored = await readAs(this.#records, this.#key, Journal);
    if (stored === void 0 || stored.value.decision === null) throw new JournalTaken(this.#key);
    this.#journal = stored.value;
    this.#version = stored.version;
    return stored.value.decision;
  }
  async enter(phase, at) {
    if (!await this.#write({ ...this.#journal, phase, updated: at })) throw new JournalTaken(this.#key);
  }
  async #write(next) {
    const version = await this.#records.write(this.#key, next, this.#version);
    if (version === void 0) return false;
    this.#journal = next;
    this.#version = version;
    return true;
  }
};

// actions/lib/settle.ts
var Unsettled = class extends Problem {
  failures;
  constructor(environment, failures) {
    super(
      `An earlier rollout to '${environment}' was interrupted and could not be settled on ${list(failures)}. This deploy has not begun. Cure the hosts, or take them out of the fleet; then start it again.`
    );
    this.failures = failures;
  }
};
async function settle(site) {
  const { ledger, ports, request } = site;
  const current = await ledger.current();
  if (current !== void 0) await completeHistory(site, current.value);
  const sequence2 = (current?.value.sequence ?? 0) + 1;
  const file = await JournalFile.newest(ports.records, request.environment, sequence2);
  const earlier = file === void 0 || settled(file.journal) ? void 0 : file;
  await settleHosts(site, earlier?.journal, current?.value);
  if (earlier === void 0) return { current, finished: void 0 };
  if (!finishes(site, earlier.journal)) {
    await earlier.enter(earlier.journal.decision === "revert" ? "rolled-back" : "abandoned", iso(ports.clock.now()));
    return { current, finished: void 0 };
  }
  await conclude(site, earlier, current, earlier.journal, true);
  return { current: await ledger.current(), finished: earlier.journal.rollout };
}
function finishes({ members, roll }, { decision, release, hosts }) {
  const there = members.filter((host) => hosts.includes(host.id));
  return decision === "commit" && there.length > 0 && there.every((host) => settledOn(roll.state(host), release));
}
async function settleHosts(site, earlier, current) {
  const { crew, members, ports, request, roll } = site;
  const rollout2 = earlier?.rollout ?? current?.rollout;
  if (rollout2 === void 0) return;
  const words = (host) => settlement(host, roll.state(host), request.release, earlier, current);
  const failures = [];
  for (const [key, hosts] of Map.groupBy(members, (host) => words(host).join(" "))) {
    const [operation, release] = key.split(" ");
    if (operation !== "commit" && operation !== "revert" || release === void 0) continue;
    ports.log.info(`An earlier rollout of ${release} was interrupted: ${operation} comes first.`);
    const options = { timeout: site.withDrain, signal: ports.signal, note: "left by an earlier rollout" };
    failures.push(...await crew.do({ operation, hosts, release, rollout: rollout2, ...options }));
  }
  if (failures.length > 0) throw new Unsettled(request.environment, failures);
}
function settlement(host, state, wanted, earlier, current) {
  const pending = state?.pending ?? null;
  if (earlier?.hosts.includes(host.id) && (pending === null || pending === earlier.release)) {
    const { decision, release } = earlier;
    if (decision === "commit") return [state?.live === release ? "commit" : "revert", release];
    return decision === "revert" || release !== wanted ? ["revert", release] : ["keep"];
  }
  if (pending === null) return ["keep"];
  if (current?.release === pending) return ["commit", pending];
  return pending === wanted ? ["keep"] : ["revert", pending];
}
async function conclude({ ledger, ports, fence: fence2 }, file, from, { release, rollout: rollout2, kind, run: run2, actor, hosts }, good) {
  const at = iso(ports.clock.now());
  const sequence2 = (from?.value.sequence ?? 0) + 1;
  const previous = previousOf(from?.value, release);
  await ledger.move({ schema: 1, release, previous, sequence: sequence2, rollout: rollout2, fence: fence2, at }, from);
  await ledger.append({ schema: 1, sequence: sequence2, kind, release, previous, rollout: rollout2, run: run2, actor, hosts, good, at });
  await file.enter("done", at);
}
var previousOf = (current, release) => current?.release === release ? current.previous : current?.release ?? null;
async function completeHistory({ ledger, members, ports, request, roll }, current) {
  const { release, rollout: rollout2, sequence: sequence2, previous, at } = current;
  if (await ledger.entry(sequence2) !== void 0) return;
  const journal = (await JournalFile.open(ports.records, request.environment, rollout2))?.journal;
  const { kind = "deploy", run: run2 = "unknown", actor = "unknown" } = journal ?? {};
  const hosts = journal?.hosts ?? members.map((host) => host.id);
  const good = members.every((host) => !hosts.includes(host.id) || settledOn(roll.state(host), release));
  const entry = { schema: 1, sequence: sequence2, kind, release, previous, rollout: rollout2, run: run2, actor, hosts, good, at };
  await ledger.append(entry);
}

// actions/lib/campaign.ts
var HURRY = 2e3;
var Campaign = class _Campaign {
  scene;
  journal;
  /** Hosts that were told to stage, and waves that were told to switch, whatever came of it. */
  told = /* @__PURE__ */ new Set();
  attempted = [];
  /** Hosts that had committed the release before: for them there is no way back, nor need of one. */
  committedBefore;
  constructor(scene, journal) {
    const { members, request, roll } = scene;
    this.scene = scene;
    this.journal = journal;
    this.committedBefore = new Set(members.filter((host) => roll.state(host)?.committed === request.release));
  }
  static async begin(scene) {
    const { request, ports, current, id, members, lease, waves } = scene;
    const at = iso(ports.clock.now());
    const names = (hosts) => hosts.map((host) => host.id);
    const journal = await JournalFile.create(ports.records, request.environment, {
      schema: 1,
      rollout: id,
      kind: "deploy",
      release: request.release,
      from: current?.value.release ?? null,
      fence: lease.fence,
      run: request.run,
      actor: request.actor,
      hosts: names(members),
      waves: waves.map(names),
      phase: "stage",
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

// actions/lib/retreat.ts
async function refuse(campaign, why) {
  await raise(campaign);
  await drop(campaign, campaign.scene.members);
  campaign.warn(await attempt(() => campaign.enter("refused").then(none)));
  return campaign.ended("refused", why);
}
async function goBack(campaign, why) {
  try {
    if (await campaign.decide("revert") === "commit") return void 0;
  } catch (error) {
    const { reason: reason2 } = ended(error);
    if (error instanceof JournalTaken)
      return campaign.ended("rollback-failed", { ...why, reason: `${why.reason} ${reason2}` });
    campaign.warn({ reason: reason2, failures: [] });
  }
  await raise(campaign);
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
async function raise(campaign) {
  const { crew, lease } = campaign.scene;
  campaign.warn(await attempt(() => lease.raise().then(none)));
  crew.fence = lease.fence;
}
function wavesBack({ attempted, committedBefore, scene }) {
  const back = attempted.toReversed().map((wave) => wave.filter((host) => !committedBefore.has(host)));
  return scene.ports.signal.aborted ? [back.flat()] : back;
}
async function drop(campaign, hosts) {
  const { roll } = campaign.scene;
  const ours = hosts.filter((host) => {
    const outcome = roll.phase(host, "stage")?.outcome ?? "unknown";
    return campaign.told.has(host) && (outcome === "done" || outcome === "unknown");
  });
  const left = await attempt(() => campaign.do("revert", ours, undoing(campaign)));
  campaign.warn(left && { ...left, reason: `The staged release was not dropped everywhere. ${left.reason}` });
}
var undoing = (campaign) => ({
  timeout: campaign.scene.ports.signal.aborted ? HURRY : campaign.scene.withDrain
});

// actions/lib/switchover.ts
async function switchover(scene) {
  const campaign = await Campaign.begin(scene);
  const unstaged = await attempt(() => stage(campaign));
  if (unstaged !== void 0) return refuse(campaign, unstaged);
  const undecided = await attempt(() => switchInWaves(campaign)) ?? await accept(campaign);
  if (undecided === void 0) return commit(campaign);
  return await goBack(campaign, undecided) ?? commit(campaign);
}
async function stage(campaign) {
  const { manifest, members, ports, request } = campaign.scene;
  const { hooks, health } = manifest.config;
  const timeout = request.stageTimeout + health.timeout * 1e3;
  const options = { timeout, signal: ports.signal };
  const hook = hooks["before-switch"] !== null;
  if (hook) {
    const first = members.slice(0, 1);
    for (const host of first) campaign.told.add(host);
    const withHook = { ...options, timeout: timeout + hooks.timeout * 1e3, hook, note: "with its hook" };
    const failures = await campaign.do("stage", first, withHook);
    if (failures.length > 0) return failures;
  }
  const others = hook ? members.slice(1) : members;
  for (const host of others) campaign.told.add(host);
  return campaign.do("stage", others, options);
}
async function switchInWaves(campaign) {
  const { lease, ports, request, waves } = campaign.scene;
  await campaign.enter("switch");
  for (const [at, wave] of waves.entries()) {
    await lease.renew();
    ports.signal.throwIfAborted();
    campaign.attempted.push(wave);
    const note = `wave ${at + 1} of ${waves.length}`;
    const failures = await campaign.do("switch", wave, { timeout: request.switchTimeout, signal: ports.signal, note });
    if (failures.length > 0) return failures;
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
  const site = { ledger, ports, fence: lease.fence };
  const good = uncommitted === void 0;
  const unrecorded = await attempt(
    () => conclude(site, campaign.journal, current, campaign.journal.journal, good).then(none)
  );
  const trouble = uncommitted ?? unrecorded;
  if (trouble === void 0) {
    campaign.warn(await attempt(() => prune(campaign)));
    campaign.warn(await attempt(() => newcomers(campaign).then(none)));
    return campaign.succeeded();
  }
  const reason = `Every host was switched to ${request.release}, but that is not recorded everywhere. ${trouble.reason} ${AGAIN}`;
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
  const reason = `${someOf(born)} joined '${request.environment}' during the rollout and may serve the former release. ${AGAIN}`;
  campaign.warn({ reason, failures: [] });
}
var AGAIN = "Start the deploy again: it finishes what is left.";
var OVERRULED = { reason: "Another run decided that this rollout is reverted.", failures: [] };

// actions/lib/rollout.ts
var SLACK = 5 * 6e4;
async function rollout(request, ports) {
  const { clock, log, records, signal } = ports;
  const { environment } = request;
  const roll = new Roll(log);
  const base = { environment, release: request.release, previous: null, rollout: null, hosts: [], warnings: [] };
  let lease;
  try {
    const manifest = await releaseToDeploy(request, ports);
    lease = await acquire({
      records,
      environment,
      clock,
      signal,
      holder: ports.holder,
      owner: `${request.run} (${request.actor})`,
      wait: request.wait,
      heldBy: (held) => log.info(`Waiting for ${plain(held.owner)}, whose lease expires ${held.expires}.`)
    });
    lease.keep();
    return await underLease(request, ports, manifest, lease, roll, base);
  } catch (error) {
    return { ...base, hosts: roll.hosts, outcome: "refused", ...ended(error) };
  } finally {
    await lease?.giveBack().catch((error) => log.warn(`The lease was not given back and will expire: ${ended(error).reason}`));
  }
}
async function underLease(request, ports, manifest, lease, roll, base) {
  const { release, environment } = request;
  const ledger = new Ledger(ports.records, environment);
  const members = await survey(request, ports, roll);
  const { fence: fence2 } = lease;
  const withDrain = request.switchTimeout + manifest.config.drain * 1e3;
  const crew = new Crew(ports, roll, fence2, patience(request, manifest));
  const { current, finished } = await settle({ request, ports, crew, roll, ledger, members, fence: fence2, withDrain });
  base.previous = previousOf(current?.value, release);
  if (members.every((host) => settledOn(roll.state(host), release)) && await recorded(ledger, current?.value, release)) {
    base.rollout = finished ?? null;
    return { ...base, hosts: roll.hosts, outcome: finished === void 0 ? "nothing-to-do" : "succeeded" };
  }
  const sequence2 = (current?.value.sequence ?? 0) + 1;
  const id = `${String(sequence2).padStart(8, "0")}-${fence2.toString(16).padStart(8, "0")}`;
  base.rollout = id;
  const waves = cut(members, request.waves);
  return switchover({
    request,
    ports,
    manifest,
    lease,
    roll,
    crew,
    ledger,
    members,
    waves,
    current,
    base,
    id,
    withDrain
  });
}
async function recorded(ledger, current, release) {
  return current?.release === release && ((await ledger.entry(current.sequence))?.good ?? false);
}
var patience = ({ waves, switchTimeout }, { config }) => (waves.length + 1) * switchTimeout + config.drain * 1e3 + SLACK;

// actions/deploy/run.ts
async function run(inputs, ports) {
  const { environment, release } = inputs;
  try {
    const entry = await ports.environments.entry(environment);
    const given = {
      releases: ports.releases(entry.artifactBucket),
      records: ports.records(entry.artifactBucket),
      fleet: ports.fleet(entry),
      clock: ports.clock,
      log: ports.log,
      signal: ports.signal,
      holder: ports.holder
    };
    if (inputs.plan) return { kind: "plan", ...await plan(inputs, given) };
    return { kind: "rollout", ...await rollout(inputs, given) };
  } catch (error) {
    const base = { environment, release, previous: null, rollout: null, hosts: [], warnings: [] };
    return { kind: "rollout", ...base, outcome: "refused", ...ended(error) };
  }
}

export {
  run
};
