import { paginateDescribeInstanceInformation, SendCommandCommand, type SSMClient } from "@aws-sdk/client-ssm";
import type { PipelineEntry } from "../../schema/pipeline-entry.ts";
import { type Command, type Fleet, type Member, NotAddressable } from "../lib/fleet/fleet.ts";
import type { Clock } from "../lib/time/clock.ts";
import { AwsFailure, code } from "./failure.ts";
import { SentCommand } from "./sent-command.ts";

/** Seconds that a command may take to reach a host's agent (SendCommand, TimeoutSeconds; at least 30). */
const DELIVERY = 60;

/** Two clients, for adaptive retries slow a whole client down: a revert must not queue behind looks that were throttled. */
export interface Clients {
  sending: SSMClient;
  looking: SSMClient;
}

/** The environment's hosts as SSM manages them. */
export function ssmFleet({ sending, looking }: Clients, entry: PipelineEntry, clock: Clock): Fleet {
  const { documents, environment, fleetTag } = entry;
  return {
    async hosts() {
      const Filters = [{ Key: `tag:${fleetTag.key}`, Values: [fleetTag.value] }];
      const members: Member[] = [];
      try {
        const question = { Filters, MaxResults: 50 };
        for await (const page of paginateDescribeInstanceInformation({ client: looking }, question)) {
          for (const host of page.InstanceInformationList ?? []) {
            const id = host.InstanceId ?? "";
            const seen = host.LastPingDateTime?.toISOString() ?? "never";
            members.push({
              id,
              name: host.ComputerName || id,
              online: host.PingStatus === "Online",
              connection: `${host.PingStatus ?? "of unknown connection"} (last seen ${seen})`,
              agent: host.AgentVersion ?? "",
            });
          }
        }
      } catch (error) {
        throw new AwsFailure(`Listing the fleet of '${environment}'`, code(error), error);
      }
      return members.sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async send(command, signal) {
      const document = "rollout" in command ? documents.release : documents.status;
      const order = new SendCommandCommand({
        DocumentName: document.name,
        DocumentVersion: document.version,
        DocumentHash: document.hash,
        DocumentHashType: "Sha256",
        InstanceIds: [...command.hosts],
        Parameters: parameters(environment, command),
        TimeoutSeconds: DELIVERY,
        // All at once, and none left out because others failed (MaxErrors is 0 by default): waves are ours to make.
        MaxConcurrency: "100%",
        MaxErrors: "100%",
        Comment: `kloverbuy ${"rollout" in command ? command.rollout : environment} ${command.operation}`,
      });
      try {
        // When the reply is lost the SDK sends again, and hosts get the command twice. That is safe: every operation is
        // idempotent and runs under the host's one lock, so the second finds the work done; both carry the same fence.
        const { Command } = await sending.send(order, signal === undefined ? {} : { abortSignal: signal });
        return new SentCommand(looking, clock, Command?.CommandId ?? "", command);
      } catch (error) {
        if (code(error) === "InvalidInstanceId") throw new NotAddressable(command.hosts, error);
        throw new AwsFailure(`Sending '${command.operation}' to the fleet of '${environment}'`, code(error), error);
      }
    },
  };
}

function parameters(environment: string, command: Command): Record<string, string[]> {
  if (command.operation === "status") return { environment: [environment] };
  if (command.operation === "measure") {
    return { environment: [environment], operation: ["measure"], window: [String(command.window)] };
  }
  return {
    operation: [command.operation],
    environment: [environment],
    release: [command.release],
    rollout: [command.rollout],
    fence: [String(command.fence)],
    deadline: [String(command.deadline)],
    hook: [String(command.hook)],
  };
}
