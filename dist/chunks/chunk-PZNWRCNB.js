import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  Problem
} from "./chunk-HYDUDRLY.js";

// actions/lib/fleet/fleet.ts
var MOST_HOSTS_A_COMMAND = 50;
var OLDEST_AGENT = "3.3.2746.0";
var cancelledWhenLate = (operation) => operation === "stage" || operation === "switch";
var NotAddressable = class extends Problem {
  constructor(hosts, cause) {
    super(
      `SSM does not know ${hosts.length === 1 ? `the host ${hosts[0]}` : `one of ${hosts.length} hosts`}: it was terminated, or its agent is no longer registered. Take it out of the fleet or bring it back; then start the deploy again.`,
      { cause }
    );
  }
};
var NoHosts = class extends Problem {
  constructor(environment) {
    super(
      `The fleet of '${environment}' has no hosts, so there is nothing to deploy to. Check that instances carry the tag kloverbuy:environment=${environment} and that their SSM agent has registered.`
    );
  }
};
var HostsUnfit = class extends Problem {
  constructor(environment, reasons) {
    super(
      `${reasons.length === 1 ? "A host" : `${reasons.length} hosts`} of '${environment}' cannot take part: ${reasons.join("; ")}. Bring each back online (agent at least ${OLDEST_AGENT}), or take it out of the fleet (terminate it, or remove its tag); then start the deploy again.`
    );
  }
};
function allFit(environment, hosts) {
  if (hosts.length === 0) throw new NoHosts(environment);
  const reasons = hosts.flatMap((host) => {
    if (!host.online) return [`${host.name} is ${host.connection}`];
    return older(host.agent, OLDEST_AGENT) ? [`${host.name} has SSM agent ${host.agent || "of unknown version"}`] : [];
  });
  if (reasons.length > 0) throw new HostsUnfit(environment, reasons);
  return hosts;
}
function older(version, than) {
  if (!/^[0-9]+(\.[0-9]+)*$/.test(version)) return true;
  const parts = version.split(".").map(Number);
  for (const [at, least] of than.split(".").map(Number).entries()) {
    const part = parts[at] ?? 0;
    if (part > least) return false;
    if (part < least) return true;
  }
  return false;
}

// actions/lib/time/poll.ts
var DeadlinePassed = class extends Problem {
  constructor(what, seconds, state) {
    super(`Waited ${seconds} s for ${what}; the last state seen was: ${state}.`);
  }
};
var GROWTH = 1.35;
var JITTER = 0.2;
async function poll(wait) {
  const { clock, signal, deadline, random = Math.random } = wait;
  const { first, longest, before = false } = wait.delay ?? { first: 300, longest: 5e3 };
  const started = clock.now();
  let state = "nothing yet";
  if (before) await clock.sleep(first, signal);
  for (let delay = first; ; delay = Math.min(longest, delay * GROWTH)) {
    signal?.throwIfAborted();
    try {
      const seen = await wait.look();
      if (seen.done) return seen.value;
      state = seen.state;
    } catch (error) {
      const kind = wait.classify(error);
      if (kind === "fatal") throw error;
      state = `${kind === "retry" ? "the service could not answer" : "not there yet"} (${message(error)})`;
    }
    const left = deadline - clock.now();
    if (left <= 0) throw new DeadlinePassed(wait.what, Math.round((clock.now() - started) / 1e3), state);
    await clock.sleep(Math.min(left, delay * (1 - JITTER + 2 * JITTER * random())), signal);
  }
}
var message = (error) => error instanceof Error ? `${error.name}: ${error.message}` : String(error);

export {
  MOST_HOSTS_A_COMMAND,
  cancelledWhenLate,
  NotAddressable,
  allFit,
  DeadlinePassed,
  poll
};
