import { parseArgs } from "node:util";
import { MutantError } from "./mutants/error.ts";
import { runList } from "./mutants/listed.ts";
import { rooms } from "./mutants/rooms.ts";
import { runShell } from "./mutants/shell.ts";
import { runStryker } from "./mutants/stryker.ts";

const help = `Usage: npm run test:mutants -- [FILE…]
       npm run test:mutants -- --list [--only NAME] [--report FILE]
       npm run test:mutants -- --shell [--only NAME] [--report FILE]
Breaks the product on purpose, one defect at a time in a copy of it, and sees that the tests find each. Exit 0: all were found.

Without --list Stryker breaks whatever can be broken in FILE, or in all rooms of actions/lib, and the unit suites must find it.
What it learned stays in report/mutants: the next run breaks only what changed since, and what a changed test had found.
  --room NAME    the files of one room: ${Object.keys(rooms).join(", ")}
  --all          asks again about every mutant: a new test of a module's constants, or a change of test/unit/world, is not noticed
  --workers N    mutants that are at work at once (default: one less than this machine has cores)

With --list the defects are those of test/mutants, which Stryker cannot make: in shell scripts, stacks, calls to AWS.
  --only NAME    those whose name holds NAME
  --report FILE  writes each and its verdict as JSON
With --shell every line of the host scripts (of those whose name holds NAME) is broken by rule: conditions, checks, traps, exit
codes, undo, redirections. It takes an hour or two.`;

function main(): Promise<number> | number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      room: { type: "string" },
      all: { type: "boolean", default: false },
      workers: { type: "string" },
      list: { type: "boolean", default: false },
      shell: { type: "boolean", default: false },
      only: { type: "string" },
      report: { type: "string" },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values.shell) return runShell(values.only ?? "", values.report);
  if (values.list) return runList(values.only ?? "", values.report);
  const workers = values.workers === undefined ? undefined : Number(values.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers > 0)) {
    throw new MutantError(`--workers is '${values.workers}', and no number of workers.`);
  }
  return runStryker({ files: filesOf(values.room, positionals), all: values.all, workers });
}

function filesOf(room: string | undefined, files: string[]): string[] {
  if (room === undefined) return files.length > 0 ? files : Object.values(rooms).flat();
  const inRoom = rooms[room];
  if (inRoom === undefined) throw new MutantError(`There is no room '${room}': use ${Object.keys(rooms).join(", ")}.`);
  return [...inRoom, ...files];
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof MutantError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
