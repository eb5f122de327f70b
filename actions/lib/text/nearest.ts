/** `; did you mean 'x'?` for the nearest of the known words, or the list of them when none is near. */
export function nearest(word: string, known: string[]): string {
  if (word.length < 32) {
    const [best] = known
      .map((one) => ({ one, distance: edits(word.toLowerCase(), one) }))
      .sort((a, b) => a.distance - b.distance);
    if (best && best.distance <= Math.max(1, Math.floor(best.one.length / 3))) return ` (did you mean '${best.one}'?)`;
  }
  return known.length === 0 ? "" : ` (the keys are ${known.join(", ")})`;
}

/** Levenshtein's distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
