import { deployPorts, type FromRunner } from "../entry/rollout-ports.ts";
import { withoutCredentials } from "../lib/release/build-command.ts";
import type { PipelinePorts } from "./run.ts";

/** The real world of the whole: one set of clients for building and deploying. */
export function pipelinePorts(inputs: Parameters<typeof deployPorts>[0], runner: FromRunner): PipelinePorts {
  const { log, signal } = runner;
  const deploy = deployPorts(inputs, runner);
  const { environments, releases: store } = deploy;
  const build = { environments, store, now: () => new Date(), env: withoutCredentials(process.env), log, signal };
  return { build, deploy };
}
