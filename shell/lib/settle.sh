# shellcheck shell=bash
# The two ways out of a switch: commit keeps it, revert undoes it.

operation_commit() {
  [[ $(live_release) = "$release" ]] || refuse "$release is not live here, $(live_release) is" "switch it first"
  read_manifest "$release"
  if [[ $committed = "$release" && -z $pending ]]; then
    outcome=unchanged
  else
    begin commit
    if [[ $committed != "$release" ]]; then
      previous=$committed warm=$committed
      history+=("$release")
    fi
    committed=$release pending='' pending_rollout='' pending_deadline=''
    systemctl enable "$(unit_of "$release")" 2>"$work/error" || fail "$(unit_of "$release") cannot be enabled: $(<"$work/error")" "look at the host's systemd"
    write_state
    if [[ -n $warm ]]; then systemctl disable "$(unit_of "$warm")" 2>"$work/error" || say "$(unit_of "$warm") was not enabled"; fi
    outcome=done
    say "committed; ${previous:-nothing} stays warm"
  fi
  begin drain
  stop_others "$committed" "$warm"
}

operation_revert() {
  if [[ $(live_release) = "$committed" && -z $pending ]]; then
    outcome=unchanged
    drop_staged
    return
  fi
  if [[ -n $committed ]]; then
    read_manifest "$committed"
    if ! is_running "$committed"; then
      give_port "$committed"
      start_process "$committed"
    fi
    await_health "$committed"
    prepare_site "$committed"
    serve "$committed"
  else
    begin switch
    point_live ''
  fi
  begin pending
  pending='' pending_rollout='' pending_deadline=''
  write_state
  outcome=done
  say "live is ${committed:-nothing} again"
  begin drain
  stop_others "$committed" "$warm"
  drop_staged
}

# What the rollout staged on this host and did not commit: gone if it was new here, stopped if it was kept from before.
drop_staged() {
  begin drop
  read_staged
  if [[ -z $staged_release || $staged_rollout != "$rollout" ]]; then return; fi
  case $staged_release in "$committed" | "$warm" | "$previous" | "$(live_release)") return ;; esac
  outcome=done
  if [[ $staged_kind = new ]]; then
    drop_release "$staged_release"
  else
    stop_process "$staged_release" 0
    rm -f "$staged_file"
  fi
}

# stop_others ID...: all processes but these, each when its last request is answered
stop_others() {
  local id
  running_releases >"$work/running"
  while read -r id; do
    case $id in "$1" | "$2") continue ;; esac
    say "stopping $id"
    stop_process "$id" "$drain"
  done <"$work/running"
}
