import * as z from "zod";
import type { Faults } from "../protocol/faults.ts";
import type { DocumentContent } from "./document-content.ts";
import type { Parameters } from "./document-parameters.ts";
import { epoch, type Operation, operation, refusal } from "./input.ts";
import { page } from "./page.ts";

/** What the service hands to a host's agent. */
export interface DocumentRun {
  commandId: string;
  document: DocumentContent;
  /** Every declared parameter with its value or default. */
  parameters: Parameters;
}

export interface StepOutcome {
  name: string;
  action: string;
  /** Exit code; 137 when the step was stopped, as the SSM agent reports it. */
  code: number;
  /** At most 24,000 characters, and stderr 8,000. */
  stdout: string;
  stderr: string;
  started: Date;
  ended: Date;
  /** Why the step was stopped before its script ended. */
  stopped: "TimedOut" | "Cancelled" | null;
}

export interface Agent {
  /** `cancelled` aborts when CancelCommand names this invocation. */
  run(order: DocumentRun, cancelled: AbortSignal): Promise<StepOutcome[]>;
}

export interface ManagedInstance {
  id: string;
  name: string;
  address: string;
  agentVersion: string;
  platformName: string;
  platformVersion: string;
  tags: Record<string, string>;
  registered: Date;
  agent: Agent;
}

const Filter = z.object({ Key: z.string(), Values: z.array(z.string()).min(1) });
const OldFilter = z.object({ key: z.string(), valueSet: z.array(z.string()).min(1) });
type Filter = z.infer<typeof Filter>;

/** The hosts that SSM manages. */
export class Instances {
  #instances = new Map<string, ManagedInstance>();
  #lastPing = new Map<string, Date>();
  #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  add(instance: ManagedInstance): void {
    this.#instances.set(instance.id, instance);
  }

  remove(id: string): void {
    this.#instances.delete(id);
  }

  get(id: string): ManagedInstance | undefined {
    return this.#instances.get(id);
  }

  online(id: string): boolean {
    return this.#instances.has(id) && this.#faults.peek("offline", id) === undefined;
  }

  /** Instances that carry every `tag:KEY` filter (or stand in InstanceIds) with one of its values. */
  matching(filters: Filter[]): ManagedInstance[] {
    return [...this.#instances.values()].filter((instance) =>
      filters.every((filter) => this.#matches(instance, filter)),
    );
  }

  operations(): Record<string, Operation> {
    const schema = z.object({
      Filters: z.array(Filter).default([]),
      InstanceInformationFilterList: z.array(OldFilter).default([]),
      MaxResults: z.int().min(5).max(50).default(10),
      NextToken: z.string().optional(),
    });
    return {
      DescribeInstanceInformation: operation(schema, (input) => {
        const old = input.InstanceInformationFilterList.map((one) => ({ Key: one.key, Values: one.valueSet }));
        const filters = [...input.Filters, ...old];
        const { items, ...rest } = page(
          this.matching(filters),
          JSON.stringify(filters),
          input.MaxResults,
          input.NextToken,
        );
        return { InstanceInformationList: items.map((instance) => this.#information(instance)), ...rest };
      }),
    };
  }

  #matches(instance: ManagedInstance, { Key, Values }: Filter): boolean {
    if (Key.startsWith("tag:")) return Values.includes(instance.tags[Key.slice("tag:".length)] ?? "");
    if (Key === "tag-key") return Values.some((key) => key in instance.tags);
    const value = {
      InstanceIds: instance.id,
      PingStatus: this.#pingStatus(instance.id),
      AgentVersion: instance.agentVersion,
      PlatformTypes: "Linux",
      ResourceType: "EC2Instance",
    }[Key];
    if (value === undefined) throw refusal("InvalidFilterKey", `The filter key ${Key} is not valid.`);
    return Values.includes(value);
  }

  #pingStatus(id: string): "Online" | "ConnectionLost" {
    return this.online(id) ? "Online" : "ConnectionLost";
  }

  #information(instance: ManagedInstance) {
    const status = this.#pingStatus(instance.id);
    if (status === "Online") this.#lastPing.set(instance.id, new Date());
    return {
      InstanceId: instance.id,
      PingStatus: status,
      LastPingDateTime: epoch(this.#lastPing.get(instance.id) ?? instance.registered),
      AgentVersion: instance.agentVersion,
      IsLatestVersion: false,
      PlatformType: "Linux",
      PlatformName: instance.platformName,
      PlatformVersion: instance.platformVersion,
      ResourceType: "EC2Instance",
      IPAddress: instance.address,
      ComputerName: instance.name,
    };
  }
}
