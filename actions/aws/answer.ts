import type { CommandInvocation } from "@aws-sdk/client-ssm";
import { HostResult, type Operation } from "../../schema/host-result.ts";
import type { Ending } from "../lib/fleet/fleet.ts";

// How the SSM agent joins and cuts a step's output in a listing (at most 2,500 characters; each of two long parts keeps half).
const STDERR_FOLLOWS = "\n----------ERROR-------\n";
const CUT = /\n---(Output truncated---|Error truncated----)/;

export interface Printed {
  stdout: string;
  stderr: string;
  /** Something is missing; GetCommandInvocation keeps more. */
  cut: boolean;
}

export function printed(invocation: CommandInvocation): Printed {
  const output = invocation.CommandPlugins?.map((plugin) => plugin.Output ?? "").join("") ?? "";
  const at = output.indexOf(STDERR_FOLLOWS);
  const stdout = at < 0 ? output : output.slice(0, at);
  return { stdout, stderr: at < 0 ? "" : output.slice(at + STDERR_FOLLOWS.length), cut: CUT.test(output) };
}

/** The one JSON object of release.sh; null unless it is of this host and this operation, so a stale or foreign one proves nothing. */
export function resultOf(stdout: string, host: string, operation: Operation): HostResult | null {
  try {
    const result = HostResult.parse(JSON.parse(stdout));
    return result.host === host && result.operation === operation ? result : null;
  } catch {
    return null;
  }
}

const open = new Set(["Pending", "InProgress", "Delayed", "Cancelling", undefined]);
export const isOpen = (invocation: CommandInvocation) => open.has(invocation.Status);

const endings: Record<string, Ending> = {
  Success: "ended",
  Failed: "ended",
  Undeliverable: "undeliverable",
  DeliveryTimedOut: "delivery-timed-out",
  ExecutionTimedOut: "execution-timed-out",
  TimedOut: "execution-timed-out",
  Cancelled: "cancelled",
  Canceled: "cancelled",
};

/** StatusDetails is documented with spaces ("Delivery Timed Out") and arrives without. */
export function endingOf(invocation: CommandInvocation): { ending: Ending; detail: string } {
  const detail = (invocation.StatusDetails ?? invocation.Status ?? "no status").replaceAll(" ", "");
  return { ending: endings[detail] ?? "other", detail };
}

/** -1 stands for a script that never ran. */
export function exitOf({ CommandPlugins }: CommandInvocation): number | null {
  const code = CommandPlugins?.at(-1)?.ResponseCode ?? -1;
  return code < 0 ? null : code;
}
