import type { Equivalent } from "../../test/mutants/equivalent.ts";
import { roomOf, rooms } from "./rooms.ts";

/** The parts of Stryker's JSON report that count here. Lines and columns begin with 1. */
export interface StrykerReport {
  files: Record<string, { source: string; mutants: StrykerMutant[] }>;
}
interface Place {
  line: number;
  column: number;
}
interface StrykerMutant {
  mutatorName: string;
  replacement?: string;
  status: string;
  location: { start: Place; end: Place };
}

/** A mutant that no test found. */
export interface Survivor {
  file: string;
  line: number;
  mutator: string;
  /** The line on which it begins. */
  code: string;
  text: string;
  instead: string;
  /** Why no one can tell it from the product; undefined: that is not said. */
  why: string | undefined;
}

export interface Score {
  mutants: number;
  survivors: Survivor[];
}

/** Killed: a test failed; Timeout: one hung. Of a RuntimeError nothing is known: the run broke, and no test did. */
const FOUND = ["Killed", "Timeout"];

/** Of the files asked about, room by room; a report that was made step by step has older answers about others too. */
export function scores({ files }: StrykerReport, asked: string[], equivalent: Equivalent[]): Map<string, Score> {
  const found = new Map<string, Score>();
  for (const file of asked) {
    const { source, mutants } = files[file] ?? { source: "", mutants: [] };
    const score = found.get(roomOf(file)) ?? { mutants: 0, survivors: [] };
    found.set(roomOf(file), score);
    for (const mutant of mutants.filter(({ status }) => status !== "Ignored")) {
      score.mutants += 1;
      if (FOUND.includes(mutant.status)) continue;
      const { line } = mutant.location.start;
      const code = source.split("\n")[line - 1] ?? "";
      const [text, instead] = [cut(source, mutant.location), mutant.replacement ?? ""];
      const survivor = { file, line, mutator: mutant.mutatorName, code, text, instead };
      score.survivors.push({ ...survivor, why: equivalent.find((one) => isOf(survivor, one))?.why });
    }
  }
  return found;
}

/** Lines of the list that no survivor of these files bears out any more. */
export const stale = (all: Iterable<Score>, asked: string[], equivalent: Equivalent[]) => {
  const survivors = [...all].flatMap((score) => score.survivors);
  return equivalent.filter((one) => asked.includes(one.file) && !survivors.some((survivor) => isOf(survivor, one)));
};

/** Of 100 mutants of a room, those that must be found, and those of all rooms that may be on the list. */
const LEAST = 90;
const MOST_EQUIVALENT = 5;

/** What is not as it must be, a sentence each. */
export function faults(all: Map<string, Score>): string[] {
  const open = [...all.values()].flatMap(({ survivors }) => survivors).filter(({ why }) => why === undefined).length;
  const found =
    open === 0
      ? []
      : [`${open} survived: write the test that finds each, or say in test/mutants why it makes no difference.`];
  for (const [room, { mutants, survivors }] of all) {
    const killed = mutants - survivors.length;
    if (room in rooms && killed * 100 < LEAST * mutants)
      found.push(`${room}: only ${killed} of ${mutants} were found.`);
  }
  const mutants = [...all.values()].reduce((sum, score) => sum + score.mutants, 0);
  const excused = [...all.values()].flatMap(({ survivors }) => survivors).length - open;
  if ([...all.keys()].every((room) => room in rooms) && excused * 100 > MOST_EQUIVALENT * mutants) {
    found.push(
      `${excused} of ${mutants} are on the list of test/mutants/equivalent.ts, more than ${MOST_EQUIVALENT} of 100.`,
    );
  }
  return found;
}

const isOf = ({ file, code, text, instead }: Omit<Survivor, "why">, one: Equivalent) =>
  file === one.file &&
  bare(code).startsWith(bare(one.line)) &&
  bare(text) === bare(one.text) &&
  bare(instead) === bare(one.instead);

/** Spaces and line breaks say nothing. */
const bare = (text: string) => text.replace(/\s+/g, "");

function cut(source: string, { start, end }: StrykerMutant["location"]): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines.push((lines.pop() ?? "").slice(0, end.column - 1));
  const [first = "", ...rest] = lines;
  return [first.slice(start.column - 1), ...rest].join("\n");
}
