import { setTimeout as pause } from "node:timers/promises";
import type { HostResult, Operation } from "../../schema/host-result.ts";
import { ReleaseId } from "../../schema/ids.ts";
import type { Agent, DocumentRun, StepOutcome } from "../aws/ssm/instances.ts";
import { HostModel } from "./host-model.ts";
import { names, type Words } from "./host-order.ts";

export interface LightOptions {
  id: string;
  environment: string;
  /** Milliseconds that each document takes. */
  latencyMs: number;
  /** Whether this release's manifest is in the artifact bucket, asked as the host's own principal. */
  published(release: string): Promise<boolean>;
}

/** A host without processes: it runs no script, and answers with the model of one. */
export interface LightHost {
  readonly id: string;
  readonly agent: Agent;
  readonly model: HostModel;
  /** Operations that fail from now on, as a host with a broken disk or a sick app would. */
  readonly failing: Set<Operation>;
  /** Operations that take longer than anybody waits. */
  readonly late: Set<Operation>;
  readonly live: string | null;
}

const lateMs = 3_600_000;

export function createLightHost({ id, environment, latencyMs, published }: LightOptions): LightHost {
  const late = new Set<Operation>();
  const isLate = (word: string | undefined) => [...late].some((operation) => operation === word);
  const inBucket = new Set<string>();
  const model = new HostModel({ id, environment, published: (release) => inBucket.has(release) });

  async function perform(words: Words): Promise<HostResult> {
    const { operation, release = "" } = words;
    if (operation === "stage" && ReleaseId.safeParse(release).success && (await published(release))) {
      inBucket.add(release);
    }
    const result = model.run(words);
    if (operation === "status") Object.assign(result, { versions: { nginx: null, node: null }, warnings: [] });
    // It has no Nginx, and serves no pages.
    if (operation === "measure" && result.error === null) {
      result.traffic = { seconds: Number(words.window || 60), requests: 0, errors: 0, latency: [] };
    }
    return result;
  }

  async function answer(order: DocumentRun, cancelled: AbortSignal): Promise<StepOutcome[]> {
    const started = new Date();
    const name = order.document.mainSteps[0]?.name ?? "";
    const step = { name, action: "aws:runShellScript", started };
    const words = wordsOf(order);
    if (words === undefined) {
      const stderr = "A light host answers the release and status documents only; use a real host for other scripts.";
      return [{ ...step, code: 1, stdout: "", stderr, ended: new Date(), stopped: null }];
    }
    try {
      await pause(isLate(words.operation) ? lateMs : latencyMs, undefined, { signal: cancelled });
    } catch {
      return [{ ...step, code: 137, stdout: "", stderr: "", ended: new Date(), stopped: "Cancelled" }];
    }
    const result = await perform(words);
    const ended = new Date();
    result.timings_ms[result.operation] = ended.getTime() - started.getTime();
    const code = { done: 0, unchanged: 0, failed: 1, refused: 2 }[result.outcome];
    return [{ ...step, code, stdout: `${JSON.stringify(result)}\n`, stderr: "", ended, stopped: null }];
  }

  return {
    id,
    model,
    failing: model.failing,
    late,
    get live() {
      return model.live === "" ? null : model.live;
    },
    agent: { run: answer },
  };
}

/** Both documents name their operation; one that has only an environment asks for the status. */
function wordsOf({ document, parameters }: DocumentRun): Words | undefined {
  const asks = document.parameters.operation !== undefined;
  if (!asks && document.parameters.environment === undefined) return undefined;
  const words: Words = Object.fromEntries(names.map((name) => [name, parameters[name]?.[0] ?? ""]));
  return asks ? words : { ...words, operation: "status" };
}
