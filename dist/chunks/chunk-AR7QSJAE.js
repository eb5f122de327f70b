import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  deploy,
  inEnvironment,
  plan
} from "./chunk-OGOPEVDJ.js";

// actions/deploy/run.ts
function run(inputs, ports) {
  const request = { ...inputs, kind: "deploy", reason: null };
  return inEnvironment(
    ports,
    inputs,
    async (given) => inputs.plan ? { kind: "plan", ...await plan(request, given) } : { kind: "rollout", ...await deploy(request, given) }
  );
}

export {
  run
};
