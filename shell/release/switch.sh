# shellcheck shell=bash
# The staged release goes live; it stays pending until it is committed.

operation_switch() {
  local live
  live=$(live_release)
  require_nginx
  if [[ $live != "$release" || ($pending != "$release" && $committed != "$release") ]]; then
    [[ -d $releases/$release ]] || refuse "$release is not on this host" "stage it first"
    is_running "$release" || refuse "$release is not running on this host" "stage it first"
    read_manifest "$release"
    await_health "$release" "$(restarts_before_stage)"
    outcome=done
  else
    outcome=unchanged
  fi
  prepare_site "$release"
  begin pending
  if [[ $committed != "$release" ]]; then
    # Before the rename: from here on the guard knows what to undo, and a boot starts both, even if this script is killed.
    note_pending
  fi
  serve "$release"
  see_through_nginx "$release"
  say "live is $release, before it ${live:-nothing}"
}

# One that is only staged has not restarted once since its stage; a warm one may have, long ago.
restarts_before_stage() {
  case $release in
  "$warm" | "$previous" | "$committed") restarts_of "$release" ;;
  *) printf 0 ;;
  esac
}

# A later rollout of the same release takes the pending switch over, with its own deadline.
note_pending() {
  if [[ $pending/$pending_rollout/$pending_deadline = "$release/$rollout/$((10#$deadline))" ]]; then return; fi
  keep "$state_file"
  if [[ $pending != "$release" ]]; then on_failure disable_process "$release"; fi
  enable_process "$release"
  pending=$release pending_rollout=$rollout pending_deadline=$((10#$deadline))
  write_state
  outcome=done
}
