# shellcheck shell=bash
# Undoes a switch that was not committed, or drops what was only staged.

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
    # Also of one that runs: while a stranger has its port it serves nobody.
    ports_left=$most_ports
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
