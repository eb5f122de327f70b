# shellcheck shell=bash
# The two ways out of a switch: commit keeps it, revert undoes it.

operation_commit() {
  [[ $(live_release) = "$release" ]] || refuse "$release is not live here, $(live_release) is" "switch it first"
  # A switch that was killed between `live` and the site is finished here.
  prepare_site "$release"
  serve "$release"
  begin commit
  outcome=unchanged
  enable_process "$release"
  if [[ $committed != "$release" || -n $pending ]]; then
    if [[ $committed != "$release" ]]; then
      previous=$committed warm=$committed
      history+=("$release")
    fi
    committed=$release pending='' pending_rollout='' pending_deadline=''
    write_state
    outcome=done
    say "committed; ${previous:-nothing} stays warm"
  fi
  rest_others
}

# Only the committed release comes back at a boot; beside it only the warm one runs.
rest_others() {
  begin drain
  if [[ -n $warm && $warm != "$committed" ]]; then disable_process "$warm"; fi
  stop_others "$committed" "$warm"
}

operation_revert() {
  outcome=unchanged
  if [[ $(live_release) != "$committed" || -n $pending ]]; then
    return_to_committed
  fi
  read_staged
  if [[ $staged_rollout = "$rollout" ]]; then drop_staged; fi
}

return_to_committed() {
  local before=0
  if [[ -n $committed ]]; then
    read_manifest "$committed"
    if is_running "$committed"; then
      before=$(restarts_of "$committed")
    else
      give_port "$committed"
      start_process "$committed"
    fi
    await_health "$committed" "$before"
  fi
  prepare_site "$committed"
  serve "$committed"
  # From here on the committed release serves; there is nothing better to go back to.
  undo=()
  if [[ -n $committed ]]; then see_through_nginx "$committed"; fi
  begin pending
  pending='' pending_rollout='' pending_deadline=''
  write_state
  outcome=done
  say "live is ${committed:-nothing} again"
  rest_others
}
