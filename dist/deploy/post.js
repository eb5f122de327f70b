import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  MEMORY,
  Remembered
} from "../chunks/chunk-UUAGJWN6.js";
import {
  runPost
} from "../chunks/chunk-3F65P6L3.js";
import "../chunks/chunk-FOXOTZML.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-P3SSDHFW.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/deploy/post.ts
var PATIENCE = 6e4;
await runPost(async ({ kept, env, log }) => {
  const memory = kept(MEMORY);
  if (memory === "") return;
  const { environment, region, holder } = Remembered.parse(JSON.parse(memory));
  const [{ tidy }, { deployPorts }] = await Promise.all([import("../chunks/tidy-35P4RHSH.js"), import("../chunks/ports-HX35AHNC.js")]);
  const ports = deployPorts({ region, token: "" }, { env, log, signal: AbortSignal.timeout(PATIENCE) });
  const { artifactBucket } = await ports.environments.entry(environment);
  await tidy({ records: ports.records(artifactBucket), environment, holder, clock: ports.clock, log });
});
