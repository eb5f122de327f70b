/** Up to which host a wave reaches, cumulative: a number of hosts or a share of the fleet. */
export type Reach = { hosts: number } | { percent: number };

/** The longest list of waves; more is a mistake, since every wave costs a command and its wait. */
export const MOST_WAVES = 20;

/**
 * `1, 25%, 100%`: each wave reaches further than the one before as far as can be told without the fleet's size, the last is
 * 100%. The fault as the rest of a sentence, or the waves.
 */
export function parseWaves(text: string): { waves: Reach[] } | { fault: string } {
  const words = text.split(",").map((word) => word.trim());
  if (words.length > MOST_WAVES) return { fault: `has ${words.length} waves (at most ${MOST_WAVES})` };
  const waves: Reach[] = [];
  for (const word of words) {
    if (!/^[1-9][0-9]{0,5}%?$/.test(word)) {
      return { fault: `has a wave '${word}' that is neither a number of hosts nor a percentage` };
    }
    const number = Number.parseInt(word, 10);
    const wave: Reach = word.endsWith("%") ? { percent: number } : { hosts: number };
    if ("percent" in wave && number > 100) return { fault: `has a wave of ${word}, more than the whole fleet` };
    const before = waves.findLast((one) => "percent" in one === "percent" in wave);
    if (before !== undefined && size(before) >= number) return { fault: `has a wave '${word}' that does not grow` };
    waves.push(wave);
  }
  if (words.at(-1) !== "100%") return { fault: "does not end with 100%" };
  return { waves };
}

const size = (wave: Reach) => ("percent" in wave ? wave.percent : wave.hosts);

/**
 * Cuts the fleet into waves, in its order. A share is rounded up, and a wave that reaches no further than the one before is
 * left out, so every host is in exactly one wave and none is empty.
 */
export function cut<T>(fleet: readonly T[], waves: readonly Reach[]): T[][] {
  const cuts: T[][] = [];
  let reached = 0;
  for (const wave of waves) {
    const upTo = "percent" in wave ? Math.ceil((fleet.length * wave.percent) / 100) : wave.hosts;
    if (upTo > reached && reached < fleet.length) cuts.push(fleet.slice(reached, upTo));
    reached = Math.max(reached, upTo);
  }
  return cuts;
}
