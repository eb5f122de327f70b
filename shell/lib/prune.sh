# shellcheck shell=bash
# Keeps what serves, what a rollback may want, and the last `retention` commits in the order of the commits, never by date.

operation_prune() {
  local id keep live first
  begin prune
  outcome=unchanged
  rm -rf "$releases"/.incoming-*
  if [[ -z $committed ]]; then return; fi
  read_manifest "$committed"
  live=$(live_release)
  first=$((${#history[@]} > retention ? ${#history[@]} - retention : 0))
  keep=" $committed $previous $warm $pending $live ${history[*]:first} "
  for id in "$releases"/*/; do
    id=$(basename "$id")
    if [[ $keep = *" $id "* || ! -d $releases/$id ]]; then continue; fi
    say "removing $id"
    if is_running "$id"; then stop_process "$id" "$drain"; fi
    rm -rf "${releases:?}/$id"
    rm -f "$(app_log "$id")"
    outcome=done
  done
  sweep_assets
}
