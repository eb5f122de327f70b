import type { ReleaseId } from "../../../schema/ids.ts";
import type { HarmAlarm } from "../bake/alarm.ts";
import type { Bake } from "../bake/bake.ts";
import type { LeasePorts, LeaseRequest } from "../environment/with-lease.ts";
import type { Fleet } from "../fleet/fleet.ts";
import type { Reach } from "../fleet/wave.ts";
import type { ReleaseStore } from "../release/store.ts";

export interface RolloutRequest extends LeaseRequest {
  /** A rollback neither stages where the release is warm nor runs its hook. */
  kind: "deploy" | "rollback";
  release: ReleaseId;
  /** Of a rollback: why. */
  reason: string | null;
  waves: Reach[];
  /** Deploy a release that is marked bad all the same, and take the mark off. */
  unmark?: boolean;
  /** When the release fails in a wave: undo it everywhere, or leave all as it is, so that a person can look. */
  onFailure?: "revert" | "hold";
  /** Milliseconds that a host may take to stage; to switch, commit, revert or prune. */
  stageTimeout: number;
  switchTimeout: number;
  /** null: users are not watched between the waves. */
  bake: Bake | null;
}

/** The world of a rollout. Under the lease, `signal` also aborts when the lease is lost. */
export interface RolloutPorts extends LeasePorts {
  releases: Pick<ReleaseStore, "manifest">;
  fleet: Fleet;
  /** undefined: the environment has none. */
  harm?: HarmAlarm | undefined;
  /** The address at which a person reads a record. */
  address?: ((key: string) => string) | undefined;
}
