import type { DocumentContent, DocumentStep } from "../aws/ssm/document-content.ts";
import type { Parameters } from "../aws/ssm/document-parameters.ts";
import type { Agent, StepOutcome } from "../aws/ssm/instances.ts";
import { cut, mostStderr, mostStdout } from "../aws/ssm/output.ts";
import type { Host, ScriptResult } from "./host.ts";

/** The first agent that hands ENV_VAR parameters over as environment variables; older ones leave the variables unset. */
const firstWithVariables = [3, 3, 2746, 0];
/** Seconds a step may take when its document does not say. */
const defaultTimeout = 3600;
/** The exit code under which the SSM agent reports a step that it stopped. */
const stoppedCode = 137;

export interface AgentOptions {
  host: Host;
  version: string;
  region: string;
}

/**
 * The SSM agent of a real sandbox host: runs the document's shell steps for real. The lines of runCommand become one script
 * file that is executed, so its shebang counts; the step's whole process group is killed at its timeout or when cancelled.
 */
export function createAgent({ host, version, region }: AgentOptions): Agent {
  const variables = atLeast(version, firstWithVariables);
  return {
    async run({ document, parameters }, cancelled) {
      const environment = {
        AWS_SSM_INSTANCE_ID: host.id,
        AWS_SSM_REGION_NAME: region,
        ...(variables ? environmentOf(document, parameters) : {}),
      };
      const outcomes: StepOutcome[] = [];
      for (const step of document.mainSteps) {
        if (cancelled.aborted) break;
        outcomes.push(await runStep(step, interpolator(document, parameters), host, environment, cancelled));
      }
      return outcomes.length > 0 ? outcomes : [neverStarted(document)];
    },
  };
}

async function runStep(
  step: DocumentStep,
  fill: (text: string) => string[],
  host: Host,
  environment: Record<string, string>,
  cancelled: AbortSignal,
): Promise<StepOutcome> {
  const { runCommand, timeoutSeconds = defaultTimeout, workingDirectory = "" } = step.inputs;
  if (fill(workingDirectory).join("") !== "") {
    throw new Error(
      `Step ${step.name} names a workingDirectory; the sandbox's agent only runs in its own: cd in the script.`,
    );
  }
  const seconds = Number(fill(String(timeoutSeconds)).join(""));
  if (!(seconds > 0))
    throw new Error(`Step ${step.name} has the timeoutSeconds '${timeoutSeconds}': give whole seconds.`);
  const script = [runCommand].flat().flatMap(fill).join("\n");
  // The host's signal never aborts once the script has ended: it would kill by a process id that may be another's by then.
  const stop = new AbortController();
  const cancel = () => stop.abort("Cancelled");
  const timer = setTimeout(() => stop.abort("TimedOut"), seconds * 1000);
  cancelled.addEventListener("abort", cancel, { once: true });
  const started = new Date();
  try {
    const result = await host.run(`${script}\n`, environment, stop.signal);
    return outcome(step, result, started, stop.signal.aborted ? stop.signal.reason : null);
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener("abort", cancel);
  }
}

function outcome(step: DocumentStep, result: ScriptResult, started: Date, why: StepOutcome["stopped"]): StepOutcome {
  const code = why === null ? result.code : stoppedCode;
  const [stdout, stderr] = [cut(result.stdout, mostStdout), cut(result.stderr, mostStderr)];
  return { name: step.name, action: step.action, code, stdout, stderr, started, ended: new Date(), stopped: why };
}

function neverStarted({ mainSteps: [first] }: DocumentContent): StepOutcome {
  const now = new Date();
  const named = { name: first?.name ?? "", action: first?.action ?? "" };
  return { ...named, code: stoppedCode, stdout: "", stderr: "", started: now, ended: now, stopped: "Cancelled" };
}

function environmentOf(document: DocumentContent, parameters: Parameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([name]) => document.parameters[name]?.interpolationType === "ENV_VAR")
      .map(([name, values]) => [`SSM_${name}`, values.join(",")]),
  );
}

/**
 * Puts parameters in place of `{{ name }}`, raw, as AWS does: this is the way a value becomes code, which is why our own
 * documents use ENV_VAR. A line that is nothing but a StringList becomes the list's lines.
 */
function interpolator(document: DocumentContent, parameters: Parameters): (text: string) => string[] {
  const raw = (name: string) =>
    document.parameters[name]?.interpolationType === "ENV_VAR" ? undefined : parameters[name];
  return (text) => {
    const whole = /^\s*\{\{\s*(\w+)\s*\}\}\s*$/.exec(text)?.[1];
    const lines = whole === undefined ? undefined : raw(whole);
    if (lines !== undefined) return lines;
    return [text.replace(/\{\{\s*(\w+)\s*\}\}/g, (found, name: string) => raw(name)?.join(" ") ?? found)];
  };
}

function atLeast(version: string, wanted: number[]): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, least] of wanted.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
