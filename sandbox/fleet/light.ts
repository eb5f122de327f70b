import { setTimeout as pause } from "node:timers/promises";
import { type HostResult, type Operation, operations } from "../../schema/host-result.ts";
import { ReleaseId } from "../../schema/ids.ts";
import type { Parameters } from "../aws/ssm/document-parameters.ts";
import type { Agent, Order, StepOutcome } from "../aws/ssm/instances.ts";

export interface LightOptions {
  id: string;
  environment: string;
  /** Milliseconds that each document takes. */
  latencyMs: number;
  /** Whether this release's manifest is in the artifact bucket, asked as the host's own principal. */
  published(release: string): Promise<boolean>;
}

/** A host without processes: it keeps release.sh's state machine in memory and runs no script. */
export interface LightHost {
  readonly id: string;
  readonly agent: Agent;
  /** Operations that fail from now on, as a host with a broken disk or a sick app would. */
  readonly failing: Set<Operation>;
  /** Operations that take longer than anybody waits. */
  readonly late: Set<Operation>;
  readonly live: string | null;
  readonly committed: string | null;
  readonly pending: string | null;
}

type Outcome = Pick<HostResult, "outcome" | "error">;
const lateMs = 3_600_000;

const done: Outcome = { outcome: "done", error: null };
const unchanged: Outcome = { outcome: "unchanged", error: null };
const refused = (step: string, message: string, cure: string): Outcome => ({
  outcome: "refused",
  error: { step, message, cure },
});
const failed = (step: string, message: string, cure: string): Outcome => ({
  outcome: "failed",
  error: { step, message, cure },
});

export function createLightHost({ id, environment, latencyMs, published }: LightOptions): LightHost {
  const failing = new Set<Operation>();
  const late = new Set<Operation>();
  const installed = new Set<string>();
  let live: string | null = null;
  let committed: string | null = null;
  let previous: string | null = null;
  let pending: string | null = null;
  let warm: string | null = null;
  let fence = 0;

  async function stage(release: string): Promise<Outcome> {
    if (installed.has(release)) return unchanged;
    if (!(await published(release))) {
      return failed("manifest", `release ${release} has no manifest in the bucket`, "build the release first");
    }
    installed.add(release);
    return done;
  }

  function turn(release: string): Outcome {
    if (live === release) return unchanged;
    if (!installed.has(release)) return failed("staged", `release ${release} is not staged here`, "stage it first");
    if (pending !== null) return failed("pending", `release ${pending} awaits its commit`, "commit or revert it first");
    live = release;
    pending = release;
    return done;
  }

  function commit(release: string): Outcome {
    if (committed === release && pending === null) return unchanged;
    if (pending !== release) return failed("pending", `release ${release} is not the switched one`, "switch it first");
    previous = committed;
    warm = committed;
    committed = release;
    pending = null;
    return done;
  }

  function revert(release: string): Outcome {
    if (pending === null) {
      const kept = [live, committed, previous, warm].includes(release);
      return !kept && installed.delete(release) ? done : unchanged;
    }
    if (pending !== warm && pending !== previous) installed.delete(pending);
    live = committed;
    pending = null;
    return done;
  }

  function prune(): Outcome {
    const spare = [...installed].filter((one) => ![live, committed, previous, pending, warm].includes(one));
    for (const one of spare) installed.delete(one);
    return spare.length > 0 ? done : unchanged;
  }

  async function perform(operation: Operation, parameters: Parameters): Promise<Outcome> {
    const one = (name: string) => parameters[name]?.[0] ?? "";
    if (one("environment") !== environment) {
      return refused(
        "environment",
        `this host serves ${environment}, not ${one("environment")}`,
        "check the fleet tag",
      );
    }
    if (operation === "status" || operation === "measure") return done;
    const given = Number(one("fence"));
    if (!Number.isInteger(given) || given < fence) {
      return refused("fence", `fence ${one("fence")} is older than ${fence}`, "a newer rollout holds the environment");
    }
    fence = given;
    if (failing.has(operation))
      return failed(operation, `this light host was told to fail ${operation}`, "let it pass");
    if (operation === "prune") return prune();
    const release = ReleaseId.safeParse(one("release"));
    if (!release.success) return refused("release", "the release is not a release id", "give <commit7>-<digest12>");
    if (operation === "stage") return await stage(release.data);
    if (operation === "switch") return turn(release.data);
    return operation === "commit" ? commit(release.data) : revert(release.data);
  }

  async function answer(order: Order, cancelled: AbortSignal): Promise<StepOutcome[]> {
    const started = new Date();
    const name = order.document.mainSteps[0]?.name ?? "";
    const step = { name, action: "aws:runShellScript", started };
    const operation = operationOf(order);
    if (operation === undefined) {
      const stderr = "A light host answers the release and status documents only; use a real host for other scripts.";
      return [{ ...step, code: 1, stdout: "", stderr, ended: new Date(), stopped: null }];
    }
    try {
      await pause(late.has(operation) ? lateMs : latencyMs, undefined, { signal: cancelled });
    } catch {
      return [{ ...step, code: 137, stdout: "", stderr: "", ended: new Date(), stopped: "Cancelled" }];
    }
    const outcome = await perform(operation, order.parameters);
    const ended = new Date();
    const timings_ms = { [operation]: ended.getTime() - started.getTime() };
    const release = ReleaseId.safeParse(order.parameters.release?.[0]).data ?? null;
    const facts = { release, live, committed, pending, warm, fence, timings_ms };
    const result: HostResult = { schema: 1, host: id, operation, ...outcome, ...facts };
    if (operation === "status") Object.assign(result, { versions: { nginx: null, node: null }, warnings: [] });
    // It has no Nginx, so nobody ever asks it for a page.
    if (operation === "measure") {
      result.traffic = { seconds: Number(order.parameters.window?.[0]), requests: 0, errors: 0, latency: [] };
    }
    const code = { done: 0, unchanged: 0, failed: 1, refused: 2 }[result.outcome];
    return [{ ...step, code, stdout: `${JSON.stringify(result)}\n`, stderr: "", ended, stopped: null }];
  }

  return {
    id,
    failing,
    late,
    get live() {
      return live;
    },
    get committed() {
      return committed;
    },
    get pending() {
      return pending;
    },
    agent: { run: answer },
  };
}

/** Both documents name their operation; one that has only an environment asks for the status. */
function operationOf({ document, parameters }: Order): Operation | undefined {
  if (document.parameters.operation !== undefined) {
    return operations.find((one) => one === parameters.operation?.[0]);
  }
  return document.parameters.environment === undefined ? undefined : "status";
}
