import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  MEMORY,
  Remembered
} from "../chunks/chunk-JSD75NLK.js";
import {
  runPost
} from "../chunks/chunk-BTBHZTD7.js";
import "../chunks/chunk-FHKLODWG.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WZLSQFYW.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/entry/post.ts
var PATIENCE = 6e4;
await runPost(async ({ kept, env, log }) => {
  const memory = kept(MEMORY);
  if (memory === "") return;
  const { environment, region, holder } = Remembered.parse(JSON.parse(memory));
  const [{ tidy }, { deployPorts }] = await Promise.all([
    import("../chunks/reclaim-KN44RASO.js"),
    import("../chunks/rollout-ports-QFA6EG6K.js")
  ]);
  const ports = deployPorts({ region, token: "" }, { env, log, signal: AbortSignal.timeout(PATIENCE) });
  const { artifactBucket } = await ports.environments.entry(environment);
  await tidy({ records: ports.records(artifactBucket), environment, holder, clock: ports.clock, log });
});
