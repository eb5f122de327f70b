import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, MOST_WAVES, parseWaves, type Reach } from "../../../actions/lib/fleet/wave.ts";

const waves = (text: string): Reach[] => {
  const parsed = parseWaves(text);
  if ("fault" in parsed) throw new Error(parsed.fault);
  return parsed.waves;
};

const fleet = (size: number) => Array.from({ length: size }, (_, at) => at);
const sizes = (size: number, text: string) => cut(fleet(size), waves(text)).map((wave) => wave.length);

test.each([
  [1, "1, 25%, 100%", [1]],
  [2, "1, 25%, 100%", [1, 1]],
  [3, "1, 25%, 100%", [1, 2]],
  [8, "1, 25%, 100%", [1, 1, 6]],
  [200, "1, 25%, 100%", [1, 49, 150]],
  [10, "100%", [10]],
  [10, "2,5,100%", [2, 3, 5]],
  [3, "10, 100%", [3]],
  [10, "1%,100%", [1, 9]],
  [7, " 50% ,100%", [4, 3]],
  [0, "1,100%", []],
  [200, "50,30%,100%", [50, 10, 140]],
  [40, `${Array.from({ length: 19 }, (_, at) => at + 1)},100%`, [...Array(19).fill(1), 21]],
])("%i hosts in '%s' make waves of %j", (size, text, expected) => {
  expect(sizes(size, text)).toEqual(expected);
});

test.each([
  "",
  " ",
  ",",
  "1",
  "50%",
  "1,,100%",
  "1,100%,",
  "0,100%",
  "0%,100%",
  "01,100%",
  "-1,100%",
  "+1,100%",
  "1.5,100%",
  "101%,100%",
  "100%,100%",
  "50%,25%,100%",
  "5,3,100%",
  "5,5,100%",
  "1 0,100%",
  "1e3,100%",
  "0x10,100%",
  "１,100%",
  "1;100%",
  "100 %",
  "100%\n",
  "NaN,100%",
  "9999999,100%",
  `${fleet(MOST_WAVES).map((at) => at + 1)},100%`,
])("%j is no list of waves", (text) => {
  if (text === "100%\n") return expect(sizes(3, text)).toEqual([3]);
  expect(parseWaves(text)).toHaveProperty("fault");
});

test.each([
  ["101%,100%", "101%"],
  [`${fleet(MOST_WAVES).map((at) => at + 1)},100%`, "21 waves (at most 20)"],
  ["5,3,100%", "'3'"],
  ["x,100%", "'x'"],
])("of %j it is told what is wrong", (text, wrong) => {
  const parsed = parseWaves(text);
  expect("fault" in parsed && parsed.fault).toContain(wrong);
});

const reach = fc.oneof(
  fc.integer({ min: 1, max: 300 }).map((hosts): Reach => ({ hosts })),
  fc.integer({ min: 1, max: 100 }).map((percent): Reach => ({ percent })),
);
const plan = fc.array(reach, { maxLength: 6 }).map((list): Reach[] => [...list, { percent: 100 }]);

test("whatever the waves, every host is in exactly one, in the fleet's order, and none is empty", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), plan, (size, list) => {
      const cuts = cut(fleet(size), list);
      expect(cuts.flat()).toEqual(fleet(size));
      expect(cuts.every((wave) => wave.length > 0)).toBe(true);
    }),
  );
});

test("no wave reaches further than it was told", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), plan, (size, list) => {
      const reaches = list.map((wave) => ("percent" in wave ? Math.ceil((size * wave.percent) / 100) : wave.hosts));
      let reached = 0;
      for (const wave of cut(fleet(size), list)) {
        reached += wave.length;
        expect(reached === size || reaches.includes(reached)).toBe(true);
      }
    }),
  );
});

test("any text either parses to waves that end with the whole fleet, or is refused with a fault", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9%, ]{0,20}$/)), (text) => {
      const parsed = parseWaves(text);
      if ("fault" in parsed) expect(parsed.fault).not.toBe("");
      else expect(parsed.waves.at(-1)).toEqual({ percent: 100 });
    }),
    { numRuns: 2_000 },
  );
});
