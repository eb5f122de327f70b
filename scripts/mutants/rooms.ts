/**
 * Which files are which room of actions/lib: the one place that says so. Once they stand in folders of these names, a room's
 * files are its folder's.
 */
export const rooms: Record<string, string[]> = {
  rollout: [
    "rollout",
    "rollback",
    "plan",
    "survey",
    "settle",
    "campaign",
    "switchover",
    "staging",
    "retreat",
    "hold",
    "evidence",
    "rollout-result",
  ].map(inLib),
  bake: ["bake", "judge", "traffic"].map(inLib),
  fleet: ["fleet", "command", "crew", "roll", "host-state", "failure", "wave"].map(inLib),
  environment: [
    "environment",
    "records",
    "ledger",
    "journal",
    "marks",
    "lease",
    "acquire",
    "leased",
    "tidy",
    "target",
  ].map(inLib),
  release: [
    "app-file",
    "artifact",
    "build-command",
    "process-group",
    "publish",
    "selection",
    "start",
    "store",
    "tools",
  ].map(inLib),
};

function inLib(name: string): string {
  return `actions/lib/${name}.ts`;
}

/** The room of a file; a file of no room is its own. */
export const roomOf = (file: string) => Object.keys(rooms).find((name) => rooms[name]?.includes(file)) ?? file;
