import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);

// actions/lib/fleet/wave.ts
var MOST_WAVES = 20;
function parseWaves(text) {
  const words = text.split(",").map((word) => word.trim());
  if (words.length > MOST_WAVES) return { fault: `has ${words.length} waves (at most ${MOST_WAVES})` };
  const waves = [];
  for (const word of words) {
    if (!/^[1-9][0-9]{0,5}%?$/.test(word)) {
      return { fault: `has a wave '${word}' that is neither a number of hosts nor a percentage` };
    }
    const number = Number.parseInt(word, 10);
    const wave = word.endsWith("%") ? { percent: number } : { hosts: number };
    if ("percent" in wave && number > 100) return { fault: `has a wave of ${word}, more than the whole fleet` };
    const before = waves.findLast((one) => "percent" in one === "percent" in wave);
    if (before !== void 0 && size(before) >= number) return { fault: `has a wave '${word}' that does not grow` };
    waves.push(wave);
  }
  if (words.at(-1) !== "100%") return { fault: "does not end with 100%" };
  return { waves };
}
var size = (wave) => "percent" in wave ? wave.percent : wave.hosts;
function cut(fleet, waves) {
  const cuts = [];
  let reached = 0;
  for (const wave of waves) {
    const upTo = "percent" in wave ? Math.ceil(fleet.length * wave.percent / 100) : wave.hosts;
    if (upTo > reached && reached < fleet.length) cuts.push(fleet.slice(reached, upTo));
    reached = Math.max(reached, upTo);
  }
  return cuts;
}

export {
  parseWaves,
  cut
};
