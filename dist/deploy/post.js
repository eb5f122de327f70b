import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  MEMORY,
  Remembered
} from "../chunks/chunk-PBBJU5W5.js";
import {
  runPost
} from "../chunks/chunk-PMHQTFVJ.js";
import "../chunks/chunk-HMONRNSX.js";
import "../chunks/chunk-5H4B5JN5.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/deploy/post.ts
var PATIENCE = 6e4;
await runPost(async ({ kept, env, log }) => {
  const memory = kept(MEMORY);
  if (memory === "") return;
  const { environment, region, holder } = Remembered.parse(JSON.parse(memory));
  const [{ tidy }, { deployPorts }] = await Promise.all([import("../chunks/tidy-UHBK4PO6.js"), import("../chunks/ports-L5EEMPSE.js")]);
  const ports = deployPorts({ region, token: "" }, { env, log, signal: AbortSignal.timeout(PATIENCE) });
  const { artifactBucket } = await ports.environments.entry(environment);
  await tidy({ records: ports.records(artifactBucket), environment, holder, clock: ports.clock, log });
});
