import { type Operation, operations } from "../../schema/host-result.ts";

/** The script's parameters by name; one that is absent or empty has its default. */
export type Words = Readonly<Partial<Record<Name, string>>>;
export const names = ["operation", "environment", "release", "rollout", "fence", "deadline", "hook", "window"] as const;
type Name = (typeof names)[number];

/** What release.sh makes of its parameters. With a `fault` it refuses them, and knows no more than these two. */
export type HostOrder =
  | { operation: Operation; release: string; fault: string; cure: string }
  | { operation: Operation; release: string; rollout: string; fence: number; deadline: number; window: number };

const release = /^[0-9a-f]{7}-[0-9a-f]{12}$/;
const forms = {
  environment: /^[a-z][a-z0-9-]{0,30}$/,
  window: /^[1-9][0-9]{0,3}$/,
  rollout: /^[0-9]{8}-[0-9a-f]{8}$/,
  fence: /^[0-9]{1,15}$/,
  deadline: /^[0-9]{1,12}$/,
  hook: /^(true|false)$/,
};

/** As shell/release/options.sh does: every value is checked before anything is touched. */
export function readOrder(words: Words, environment: string): HostOrder {
  const operation = operations.find((one) => one === words.operation);
  if (operation === undefined) {
    const fault = `there is no operation '${words.operation ?? ""}'`;
    return { operation: "status", release: known(words.release), fault, cure: "send the document with a right value" };
  }
  const { deadline = "0", hook = "false", window = "60" } = filled(words);
  const given = { ...words, deadline, hook, window };
  const fault = faultOf(operation, given, environment);
  const named = known(words.release);
  if (fault !== undefined) return { operation, release: named, fault, cure: "send the document with a right value" };
  const numbers = { fence: Number(given.fence ?? 0), deadline: Number(deadline), window: Number(window) };
  return { operation, release: named, rollout: given.rollout ?? "", ...numbers };
}

function faultOf(operation: Operation, given: Words, environment: string): string | undefined {
  const bad = (name: keyof typeof forms) => !forms[name].test(given[name] ?? "");
  const unusable = (name: Name) => `the parameter '${name}' is missing or is not usable`;
  if (given.release && !release.test(given.release)) return unusable("release");
  if (bad("environment")) return unusable("environment");
  if (given.environment !== environment) return `this host belongs to ${environment}, not to ${given.environment}`;
  if (bad("window")) return unusable("window");
  if (operation === "status" || operation === "measure") return undefined;
  for (const name of ["rollout", "fence", "deadline", "hook"] as const) if (bad(name)) return unusable(name);
  const needsRelease = operation === "stage" || operation === "switch" || operation === "commit";
  return needsRelease && !given.release ? unusable("release") : undefined;
}

const known = (id: string | undefined) => (id !== undefined && release.test(id) ? id : "");
const filled = (words: Words): Words => Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ""));
