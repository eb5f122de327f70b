import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  iso,
  readAs
} from "./chunk-BXWOXUIN.js";
import {
  plain
} from "./chunk-AH3VJYNM.js";
import {
  iso_exports,
  keys
} from "./chunk-KQGLLA6K.js";
import {
  ReleaseId,
  RolloutId
} from "./chunk-AO6CU35U.js";
import {
  Problem,
  _enum,
  array,
  boolean,
  int,
  literal,
  strictObject,
  string
} from "./chunk-HYDUDRLY.js";

// schema/records.ts
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
  /** Of a rollback: why the release before it was undone. */
  reason: string().optional(),
  at: iso_exports.datetime()
});
var phases = [
  "stage",
  "switch",
  "held",
  "commit",
  "revert",
  "done",
  "refused",
  "rolled-back",
  "abandoned"
];
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
  /** Of a rollback: why. */
  reason: string().optional(),
  hosts: array(string()),
  waves: array(array(string())),
  phase: _enum(phases),
  /** Written once and never changed: from then on every host of the rollout goes that way. */
  decision: _enum(decisions).nullable(),
  started: iso_exports.datetime(),
  updated: iso_exports.datetime()
});
var LeaseRecord = strictObject({
  schema: literal(1),
  /** Unique to one taking of the lease. */
  holder: string(),
  /** For people: the run's URL and who started it. */
  owner: string(),
  fence: int().min(1),
  acquired: iso_exports.datetime(),
  expires: iso_exports.datetime(),
  /** Whose lease was taken before it expired, and why: a rollback pre-empted it, or its run was over. */
  took: strictObject({ holder: string(), owner: string(), why: _enum(["pre-empted", "over"]) }).optional()
});
var Mark = strictObject({
  bad: boolean(),
  reason: string(),
  run: string(),
  actor: string(),
  /** The rollout that it came with. */
  rollout: RolloutId.nullable(),
  at: iso_exports.datetime()
});
var MarkRecord = strictObject({ schema: literal(1), release: ReleaseId, marks: array(Mark).min(1) });

// actions/lib/environment/ledger.ts
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
  /**
   * Compare-and-swap: throws LedgerMoved unless `from` is still current. Two runs may come to the end of one rollout, the one
   * that made it and the one that recovers it: the second finds it done.
   */
  async move(to, from) {
    const key = keys.current(this.#environment);
    if (await this.#records.write(key, to, from?.version) !== void 0) return;
    if ((await this.current())?.value.rollout !== to.rollout) throw new LedgerMoved(this.#environment, key);
  }
  async append(entry) {
    const key = keys.history(this.#environment, entry.sequence);
    if (await this.#records.write(key, entry, void 0) !== void 0) return;
    if ((await this.entry(entry.sequence))?.rollout !== entry.rollout) throw new LedgerMoved(this.#environment, key);
  }
};

// actions/lib/environment/lease.ts
var LEASE_MS = 12e4;
var GIVEN_BACK = 0;
var LeaseLost = class extends Problem {
  constructor(environment, why) {
    super(
      `This run lost the lease of '${environment}': ${why}. It touches nothing more: that run settles what is half done. Look at its log.`
    );
  }
};
var describeHolder = ({ owner, acquired, expires }) => `held by ${plain(owner, 600)} since ${acquired}, expires ${expires}`;
var whys = {
  "pre-empted": (owner) => `${owner} pre-empted it`,
  over: (owner) => `${owner} took it, for GitHub says that this run is over`,
  expired: (owner) => `it had expired and ${owner} took it`
};
var Lease = class {
  #address;
  #stop = new AbortController();
  #lost = new AbortController();
  #record;
  #version;
  #renewing = Promise.resolve();
  constructor(address, record, version) {
    this.#address = address;
    this.#record = record;
    this.#version = version;
  }
  get fence() {
    return this.#record.fence;
  }
  /** Aborts, with a LeaseLost, once it is known that another run has the lease. */
  get lost() {
    return this.#lost.signal;
  }
  /** Renews until the lease is given back; a failed renewal is tried again until the lease has expired. */
  keep() {
    const { clock } = this.#address;
    const loop = async () => {
      for (; ; ) {
        await clock.sleep(LEASE_MS / 8, this.#stop.signal);
        await this.renew().catch(() => void 0);
      }
    };
    loop().catch(() => void 0);
  }
  /** Throws LeaseLost when another run has taken the lease. */
  renew() {
    return this.#next(() => this.#write(this.#address.clock.now() + LEASE_MS));
  }
  /** Renews with the next fence: what is sent from now on shuts out what was sent before. */
  raise() {
    return this.#next(() => this.#write(this.#address.clock.now() + LEASE_MS, this.fence + 1));
  }
  /** Idempotent; a lease that was lost has nothing to give back. */
  async giveBack() {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    await this.#renewing.catch(() => void 0);
    if (!this.#lost.signal.aborted) await this.#write(GIVEN_BACK);
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
    const { records, environment } = this.#address;
    const key = keys.lease(environment);
    this.#lost.signal.throwIfAborted();
    let record = { ...this.#record, fence: fence2, expires: iso(expires) };
    for (let over = this.#version; ; ) {
      const version = await records.write(key, record, over);
      if (version !== void 0) {
        this.#version = version;
        this.#record = record;
        return;
      }
      const stored = await readAs(records, key, LeaseRecord).catch(() => void 0);
      if (stored?.value.holder !== record.holder) throw this.#lose(stored?.value);
      over = stored.version;
      record = { ...record, fence: Math.max(fence2, stored.value.fence) };
    }
  }
  /** Says in the run and in its log who has the lease now; undefined: it cannot be learned. */
  #lose(now) {
    const { environment, holder } = this.#address;
    const owner = plain(now?.owner ?? "another run", 600);
    const took = now?.took?.holder === holder ? now.took.why : "expired";
    const lost = new LeaseLost(environment, whys[took](owner));
    this.#lost.abort(lost);
    return lost;
  }
};

// actions/lib/environment/journal.ts
var isFinished = (journal) => ["done", "refused", "rolled-back", "abandoned"].includes(journal.phase);
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
    const prefix = keys.rollouts(environment, `${String(sequence2).padStart(8, "0")}-`);
    const key = (await records.list(prefix)).at(-1);
    return key === void 0 ? void 0 : _JournalFile.#read(records, key);
  }
  static open(records, environment, rollout) {
    return _JournalFile.#read(records, keys.rollout(environment, rollout));
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
    if (this.#journal.phase === phase) return;
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

export {
  LeaseRecord,
  MarkRecord,
  Ledger,
  LEASE_MS,
  GIVEN_BACK,
  LeaseLost,
  describeHolder,
  Lease,
  isFinished,
  JournalTaken,
  JournalFile
};
