import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { FromLoad, LoadOptions, LoadResult, Second, ToLoad } from "./messages.ts";

/** The load ended without its result. */
export class LoadBroke extends Error {}

export interface Load extends AsyncDisposable {
  /** A release that may answer from now on. */
  know(release: string): void;
  /** Every second so far. */
  readonly seconds: readonly Second[];
  /**
   * Ends the load: resolves with what became of every request, after at most the longest request's time; or at once, with those
   * in flight in no number, when they are abandoned.
   */
  stop(options?: { abandon: boolean }): Promise<LoadResult>;
}

/** Starts the load in a process of its own. */
export function startLoad(options: LoadOptions): Load {
  const child = fork(join(import.meta.dirname, "main.ts"), [JSON.stringify(options)], { execArgv: [] });
  const seconds: Second[] = [];
  const result = new Promise<LoadResult>((resolve, reject) => {
    child.on("message", (message: FromLoad) => {
      if (message.kind === "second") seconds.push(message.second);
      else resolve(message.result);
    });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(
        new LoadBroke(`The load's process ended with ${signal ?? `exit code ${code}`} before its result was here.`),
      ),
    );
  });
  // A caller that waits for it gets the failure; there may be none yet.
  result.catch(() => undefined);
  const tell = (message: ToLoad) => {
    if (child.connected) child.send(message);
  };
  return {
    know: (release) => tell({ kind: "known", release }),
    seconds,
    stop({ abandon } = { abandon: false }) {
      tell({ kind: "stop", abandon });
      return result;
    },
    [Symbol.asyncDispose]: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
