import { readContent } from "../../../sandbox/aws/ssm/document-content.ts";
import type { HostModel } from "../../../sandbox/fleet/host-model.ts";
import { names } from "../../../sandbox/fleet/host-order.ts";
import { createLightHost, type LightHost } from "../../../sandbox/fleet/light.ts";
import { HostResult, type Operation } from "../../../schema/host-result.ts";
import { shellDocument } from "../../support/stacks.ts";
import { MemoryHost } from "../../unit/world/host.ts";
import type { ContractHost, Release } from "./spoken.ts";

const ids = Object.fromEntries(
  ["one", "two", "three", "sick", "frail", "absent"].map((name, n) => [name, `abcdef0-${String(n).padStart(12, "0")}`]),
) as Record<Release, string>;
const hostId = "i-0123456789abcdef0";

/** What is asked of a model's insides. */
function around(
  model: () => HostModel,
): Pick<ContractHost, "ids" | "installed" | "running" | "stop" | "sicken" | "close"> {
  return {
    ids,
    installed: async () => [...model().installed],
    running: async () => [...model().running],
    stop: async (release) => void model().running.delete(release),
    sicken: async (release) => void model().sick.add(release),
    close: async () => undefined,
  };
}

function prepared(model: HostModel): void {
  model.retention = 2;
  model.sick.add(ids.sick);
}

const document = readContent(
  shellDocument("exit 1", Object.fromEntries(names.map((name) => [name, { type: "String" }]))),
  "JSON",
);

/** The light host, as its agent is asked. */
export async function openLightHost(): Promise<ContractHost> {
  let host: LightHost;
  const published = async (release: string) => release !== ids.absent;
  const reset = async () => {
    host = createLightHost({ id: hostId, environment: "lab", latencyMs: 0, published });
    prepared(host.model);
  };
  await reset();
  return {
    ...around(() => host.model),
    reset,
    async run(words) {
      const parameters = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, [value]]));
      const [step] = await host.agent.run({ commandId: "c", document, parameters }, new AbortController().signal);
      if (step === undefined) throw new Error("the light host says nothing");
      if (step.stdout.length > 2_000) throw new Error("the light host says too much");
      const result = HostResult.parse(JSON.parse(step.stdout));
      const code = { done: 0, unchanged: 0, failed: 1, refused: 2 }[result.outcome];
      if (step.code !== code) throw new Error(`${result.outcome} with ${step.code}`);
      return result;
    },
  };
}

/** The unit suites' host, as MemoryFleet asks it: by commands of the domain, so nothing can be malformed. */
export async function openMemoryHost(): Promise<ContractHost> {
  let host: MemoryHost;
  const reset = async () => {
    host = new MemoryHost(hostId, null, { environment: "lab", published: (release) => release !== ids.absent });
    prepared(host.model);
  };
  await reset();
  return {
    ...around(() => host.model),
    reset,
    async run({ operation = "", release = "", rollout = "", window = "60", ...words }) {
      const order = { hosts: [hostId], release, rollout };
      const given = { fence: Number(words.fence), deadline: Number(words.deadline), hook: words.hook === "true" };
      if (operation === "status") return HostResult.parse(host.run({ operation, hosts: order.hosts }));
      if (operation === "measure") {
        return HostResult.parse(host.run({ operation, hosts: order.hosts, window: Number(window) }));
      }
      const change = operation as Exclude<Operation, "status" | "measure">;
      return HostResult.parse(host.run({ operation: change, ...order, ...given }));
    },
  };
}
