# shellcheck shell=bash

operation_switch() {
  local former
  former=$(live_release)
  if [[ $former = "$release" && ($pending = "$release" || $committed = "$release") ]]; then
    prepare_site "$release"
    serve "$release"
    outcome=unchanged
    return
  fi
  [[ -d $releases/$release ]] || refuse "$release is not on this host" "stage it first"
  is_running "$release" || refuse "$release is not running on this host" "stage it first"
  read_manifest "$release"
  await_health "$release"
  prepare_site "$release"
  begin pending
  # Written before the rename: from here on the guard knows what to undo, whatever happens to this script.
  keep_state
  pending=$release pending_rollout=$rollout pending_deadline=$((10#$deadline))
  write_state
  on_failure point_live "$former"
  serve "$release"
  outcome=done
  say "switched from ${former:-nothing}"
}
