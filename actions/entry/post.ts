import { runPost } from "./action.ts";
import { MEMORY, Remembered } from "./memory.ts";

/** Milliseconds; a job that was cancelled does not wait for us any longer. */
const PATIENCE = 60_000;

/** Runs after every deploy and rollback, also one that was killed; there is something to do only then. */
await runPost(async ({ kept, env, log }) => {
  const memory = kept(MEMORY);
  if (memory === "") return;
  const { environment, region, holder } = Remembered.parse(JSON.parse(memory));
  const [{ reclaimLease }, { deployPorts }] = await Promise.all([
    import("../lib/environment/reclaim.ts"),
    import("./rollout-ports.ts"),
  ]);
  const ports = deployPorts({ region, token: "" }, { env, log, signal: AbortSignal.timeout(PATIENCE) });
  const { artifactBucket } = await ports.environments.entry(environment);
  await reclaimLease({ records: ports.records(artifactBucket), environment, holder, clock: ports.clock, log });
});
