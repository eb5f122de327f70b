import { deployPorts } from "../deploy/ports.ts";
import type { Action } from "../entry.ts";
import { withoutCredentials } from "../lib/build-command.ts";
import type { PipelinePorts } from "./run.ts";

/** The real world of the whole: one set of clients for building and deploying. */
export function pipelinePorts(region: string, { log, signal }: Pick<Action, "log" | "signal">): PipelinePorts {
  const deploy = deployPorts(region, { log, signal });
  const { environments, releases: store } = deploy;
  const build = { environments, store, now: () => new Date(), env: withoutCredentials(process.env), log, signal };
  return { build, deploy };
}
