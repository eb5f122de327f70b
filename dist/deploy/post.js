import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  MEMORY,
  Remembered
} from "../chunks/chunk-R4Y24NWV.js";
import {
  runPost
} from "../chunks/chunk-D2TC322T.js";
import "../chunks/chunk-Y3UOIIBG.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WOYG7KKT.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/deploy/post.ts
var PATIENCE = 6e4;
await runPost(async ({ kept, env, log }) => {
  const memory = kept(MEMORY);
  if (memory === "") return;
  const { environment, region, holder } = Remembered.parse(JSON.parse(memory));
  const [{ tidy }, { deployPorts }] = await Promise.all([import("../chunks/tidy-OZW66EB4.js"), import("../chunks/ports-AUIOFHKD.js")]);
  const ports = deployPorts({ region, token: "" }, { env, log, signal: AbortSignal.timeout(PATIENCE) });
  const { artifactBucket } = await ports.environments.entry(environment);
  await tidy({ records: ports.records(artifactBucket), environment, holder, clock: ports.clock, log });
});
