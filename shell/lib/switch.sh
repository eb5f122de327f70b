# shellcheck shell=bash

operation_switch() {
  local former
  former=$(live_release)
  if [[ $former = "$release" && ($pending = "$release" || $committed = "$release") ]]; then
    read_manifest "$release"
    serve "$release"
    outcome=unchanged
    return
  fi
  [[ -d $releases/$release ]] || refuse "$release is not on this host" "stage it first"
  is_running "$release" || refuse "$release is not running on this host" "stage it first"
  read_manifest "$release"
  await_health "$release"
  begin pending
  # Written before the rename: from here on the guard knows what to undo, whatever happens to this script.
  on_failure restore_state "$committed" "$previous" "$warm" "$pending" "$pending_rollout" "$pending_deadline"
  pending=$release pending_rollout=$rollout pending_deadline=$((10#$deadline))
  write_state
  on_failure point_live "$former"
  serve "$release"
  outcome=done
  say "switched from ${former:-nothing}"
}

restore_state() {
  committed=$1 previous=$2 warm=$3 pending=$4 pending_rollout=$5 pending_deadline=$6
  write_state
}
