import * as fc from "fast-check";
import { expect, it } from "vitest";
import { daily, meet, weekly } from "../../stacks/config/parts/database-windows.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 24 * 60;
const two = (value: number) => String(value).padStart(2, "0");
const time = (minute: number) => `${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`;
const named = (minute: number) => `${DAYS[Math.floor(minute / DAY) % 7]}:${time(minute)}`;

/** Counts minutes one by one: slow, and too simple to be wrong. */
function share(backup: [number, number], maintenance: [number, number]): boolean {
  const taken = new Set(Array.from({ length: maintenance[1] }, (_, at) => (maintenance[0] + at) % (7 * DAY)));
  return DAYS.some((_, day) =>
    Array.from({ length: backup[1] }, (_, at) => (day * DAY + backup[0] + at) % (7 * DAY)).some((at) => taken.has(at)),
  );
}

it("two windows meet exactly when they have a minute in common, over midnight and the week's end too", () => {
  const length = fc.integer({ min: 1, max: DAY - 1 });
  fc.assert(
    fc.property(fc.tuple(fc.nat(DAY - 1), length), fc.tuple(fc.nat(7 * DAY - 1), length), (backup, maintenance) => {
      const [from, long] = backup;
      const [start, wide] = maintenance;
      const met = meet(daily(`${time(from)}-${time(from + long)}`), weekly(`${named(start)}-${named(start + wide)}`));
      expect(met).toBe(share(backup, maintenance));
    }),
    { numRuns: 300 },
  );
});
