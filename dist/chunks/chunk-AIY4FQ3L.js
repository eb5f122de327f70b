import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  ended,
  enter,
  plan,
  rollout,
  unbegun
} from "./chunk-OP7HI6ET.js";

// actions/deploy/run.ts
async function run(inputs, ports) {
  const { environment, release } = inputs;
  try {
    const given = await enter(ports, environment);
    const request = { ...inputs, kind: "deploy", reason: null };
    if (inputs.plan) return { kind: "plan", ...await plan(request, given) };
    return { kind: "rollout", ...await rollout(request, given) };
  } catch (error) {
    return { kind: "rollout", ...unbegun(environment, release), outcome: "refused", ...ended(error) };
  }
}

export {
  run
};
