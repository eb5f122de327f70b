# shellcheck shell=bash
# Accepts a switch for good.

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
