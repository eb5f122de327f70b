import type { HostResult, Operation } from "../../../schema/host-result.ts";
import type { ReleaseId } from "../../../schema/ids.ts";

/** What a host was last known to serve. */
export type HostState = Pick<HostResult, "live" | "committed" | "pending" | "warm">;

/** The host serves the release and has committed it. */
export const hasCommitted = (state: HostState, release: ReleaseId) =>
  state.live === release && state.committed === release && state.pending === null;

/**
 * Does this answer prove that the operation reached its goal? `result` may be the operation's own or one of a later `status`.
 * A host's word "done" is not enough: the state that it reports has to agree.
 */
export function proves(result: HostResult, operation: Operation, release: ReleaseId | null): boolean {
  if (result.outcome !== "done" && result.outcome !== "unchanged") return false;
  const own = result.operation === operation;
  switch (operation) {
    case "status":
    case "measure":
    case "prune":
      return own;
    case "stage":
      // status does not tell what is staged, only that the release already serves.
      return own || result.live === release;
    case "switch":
      return result.live === release;
    case "commit":
      return result.live === release && result.committed === release && result.pending === null;
    case "revert":
      return result.live === result.committed && result.pending === null;
  }
}
