import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  MEMORY,
  Remembered
} from "../chunks/chunk-5BBH3MQ3.js";
import {
  runPost
} from "../chunks/chunk-2CNZFQ3W.js";
import "../chunks/chunk-DRDLJXQS.js";
import "../chunks/chunk-XSKDAAMM.js";
import "../chunks/chunk-AO6CU35U.js";
import "../chunks/chunk-HYDUDRLY.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/entry/post.ts
var PATIENCE = 6e4;
await runPost(async ({ kept, env, log }) => {
  const memory = kept(MEMORY);
  if (memory === "") return;
  const { environment, region, holder } = Remembered.parse(JSON.parse(memory));
  const [{ reclaimLease }, { deployPorts }] = await Promise.all([
    import("../chunks/reclaim-BAX62AIJ.js"),
    import("../chunks/rollout-ports-LBDDZOP2.js")
  ]);
  const ports = deployPorts({ region, token: "" }, { env, log, signal: AbortSignal.timeout(PATIENCE) });
  const { artifactBucket } = await ports.environments.entry(environment);
  await reclaimLease({ records: ports.records(artifactBucket), environment, holder, clock: ports.clock, log });
});
