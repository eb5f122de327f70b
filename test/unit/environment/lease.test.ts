import { describe, expect, test } from "vitest";
import { acquire, type Claim, LeaseHeld } from "../../../actions/lib/environment/acquire.ts";
import { LEASE_MS, LeaseLost } from "../../../actions/lib/environment/lease.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { LeaseRecord } from "../../../schema/records.ts";
import { VirtualClock } from "../world/clock.ts";
import { MemoryRecords } from "../world/records.ts";

function place() {
  const [records, clock] = [new MemoryRecords(), new VirtualClock()];
  const claim = (holder: string, wait = 0): Claim => ({
    records,
    environment: "production",
    clock,
    holder,
    owner: `owner of ${holder}`,
    wait,
  });
  const record = () => records.get(keys.lease("production")) as LeaseRecord;
  return { records, clock, claim, record };
}

describe("taking the lease", () => {
  test("a hundred at once: one gets it, all others are told who has it", async () => {
    const { claim, record } = place();
    const all = await Promise.allSettled(Array.from({ length: 100 }, (_, at) => acquire(claim(`run-${at}`))));
    const won = all.filter((one) => one.status === "fulfilled");
    const lost = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(won).toHaveLength(1);
    expect(lost.every((error) => error instanceof LeaseHeld && error.message.includes(record().owner))).toBe(true);
  });

  test("a hundred that wait get it one after another, each with the next fence", async () => {
    const { claim } = place();
    const fences: number[] = [];
    let inside = 0;
    const turn = async (at: number) => {
      await using lease = await acquire(claim(`run-${at}`, 3_600_000));
      inside += 1;
      expect(inside).toBe(1);
      fences.push(lease.fence);
      await Promise.resolve();
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 100 }, (_, at) => turn(at)));
    expect(fences).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });

  test("is refused with owner, since and expiry while another holds it", async () => {
    const { claim, record } = place();
    await acquire(claim("first"));
    const { owner, acquired, expires } = record();
    const refused = acquire(claim("second"));
    for (const word of [owner, acquired, expires]) await expect(refused).rejects.toThrow(word);
  });

  test("is stolen once it has expired, with a higher fence, and the old holder learns of it", async () => {
    const { claim, clock } = place();
    const first = await acquire(claim("first"));
    await clock.sleep(LEASE_MS + 1);
    const second = await acquire(claim("second"));
    expect(second.fence).toBeGreaterThan(first.fence);
    await expect(first.renew()).rejects.toThrow(LeaseLost);
    await first.giveBack();
    await second.renew();
  });

  test("is waited for as long as asked, and no longer", async () => {
    const { claim, clock } = place();
    await acquire(claim("dead"));
    const started = clock.now();
    await expect(acquire(claim("hasty", LEASE_MS / 2))).rejects.toThrow(LeaseHeld);
    expect(clock.now() - started).toBe(LEASE_MS / 2);
    expect((await acquire(claim("patient", LEASE_MS))).fence).toBe(2);
  });

  test("waiting ends when the step is cancelled", async () => {
    const { claim, clock } = place();
    await acquire(claim("first"));
    const cancel = new AbortController();
    clock.at(1_000, () => cancel.abort(new Error("cancelled")));
    await expect(acquire({ ...claim("second", 60_000), signal: cancel.signal })).rejects.toThrow("cancelled");
  });
});

describe("keeping the lease", () => {
  test("a kept lease is never free, however long the run takes", async () => {
    const { claim, clock } = place();
    const lease = await acquire(claim("long"));
    lease.keep();
    for (let hour = 0; hour < 5; hour++) {
      await clock.sleep(3_600_000);
      await expect(acquire(claim("other"))).rejects.toThrow(LeaseHeld);
    }
    await lease.giveBack();
  });

  test("control: without renewal it is free after its time", async () => {
    const { claim, clock } = place();
    await acquire(claim("long"));
    await clock.sleep(LEASE_MS);
    expect((await acquire(claim("other"))).fence).toBe(2);
  });

  test("one failed renewal does not lose it", async () => {
    const { claim, clock, records } = place();
    const lease = await acquire(claim("long"));
    lease.keep();
    records.broken.set("lease.json", "before");
    await clock.sleep(LEASE_MS + 1);
    await expect(acquire(claim("other"))).rejects.toThrow(LeaseHeld);
    await lease.giveBack();
  });

  test("renewals at the same time do not take each other for a thief", async () => {
    const { claim } = place();
    const lease = await acquire(claim("busy"));
    await Promise.all(Array.from({ length: 10 }, () => lease.renew()));
  });
});

test("a raised fence is higher than the one before, and the next holder's higher still", async () => {
  const { claim, record } = place();
  const lease = await acquire(claim("first"));
  await lease.raise();
  expect([lease.fence, record().fence]).toEqual([2, 2]);
  await lease.renew();
  await lease.giveBack();
  expect((await acquire(claim("second"))).fence).toBe(3);
});

describe("giving the lease back", () => {
  test("frees it at once, keeps its fence, and may happen twice", async () => {
    const { claim, record, records } = place();
    const lease = await acquire(claim("first"));
    await lease.giveBack();
    const given = await records.read(keys.lease("production"));
    await lease.giveBack();
    expect(await records.read(keys.lease("production"))).toEqual(given);
    expect(record().fence).toBe(1);
    expect((await acquire(claim("second"))).fence).toBe(2);
  });

  test("frees it for a run whose clock is an hour behind its own", async () => {
    const { claim, clock } = place();
    const slow = { now: () => clock.now() - 3_600_000, sleep: clock.sleep.bind(clock) };
    const lease = await acquire(claim("first"));
    await expect(acquire({ ...claim("second"), clock: slow, wait: 0 })).rejects.toThrow();
    await lease.giveBack();
    expect((await acquire({ ...claim("second"), clock: slow, wait: 0 })).fence).toBe(2);
  });

  test("does not touch the lease of a run that took it meanwhile", async () => {
    const { claim, clock, record } = place();
    const first = await acquire(claim("first"));
    await clock.sleep(LEASE_MS + 1);
    await acquire(claim("second"));
    await first.giveBack().catch(() => undefined);
    expect(record().holder).toBe("second");
    expect(Date.parse(record().expires)).toBeGreaterThan(clock.now());
  });
});
