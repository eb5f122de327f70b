import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** A wrong command line. */
export class UsageError extends Error {}

export interface Options {
  report: string;
  hosts: number;
  deploys: number;
  keep: boolean;
}

/** `null`: only the help is wanted. The number of deploys is fixed where `mostDeploys` is 0. Throws UsageError. */
export function readOptions(args: string[], defaults: Options, mostDeploys: number): Options | null {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const known = { report: text, hosts: text, deploys: text, keep: flag, help: { ...flag, short: "h" } };
  let values: ReturnType<typeof parseArgs<{ options: typeof known }>>["values"];
  try {
    ({ values } = parseArgs({ args, options: known, allowPositionals: false }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return null;
  if (values.deploys !== undefined && mostDeploys === 0) throw new UsageError("Unknown option '--deploys'.");
  if (values.report === "") throw new UsageError("--report names a file, such as report/demo.json.");
  return {
    // npm changes into the package's folder and says here where the caller was.
    report: values.report === undefined ? defaults.report : resolve(process.env.INIT_CWD ?? ".", values.report),
    hosts: whole("hosts", values.hosts, defaults.hosts, 1, 10),
    deploys: whole("deploys", values.deploys, defaults.deploys, 1, mostDeploys),
    keep: values.keep ?? false,
  };
}

/** Reads the command line of this process; null after telling the help. Ends the process with 2 when it is wrong. */
export function commandLine(help: string, defaults: Options, mostDeploys: number): Options | null {
  try {
    const options = readOptions(process.argv.slice(2), defaults, mostDeploys);
    if (options === null) console.log(help);
    return options;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${help}`);
    process.exit(2);
  }
}

function whole(name: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}; '${text.slice(0, 40)}' is not.`);
}
