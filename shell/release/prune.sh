# shellcheck shell=bash
# Keeps what serves, what a rollback may want, and the last `retention` commits in the order of the commits, never by date.

# Days that the log of a release that was never committed stays readable.
log_days=14

operation_prune() {
  local id keep first
  begin prune
  outcome=unchanged
  sweep_remains
  if [[ -z $committed ]]; then return; fi
  read_manifest "$committed"
  first=$((${#history[@]} > retention ? ${#history[@]} - retention : 0))
  keep=" $committed $previous $warm $pending $(live_release) ${history[*]:first} "
  for id in "$releases"/*/; do
    id=$(basename "$id")
    if [[ $keep = *" $id "* || ! $id =~ ^[0-9a-f]{7}-[0-9a-f]{12}$ ]]; then continue; fi
    say "removing $id"
    stop_process "$id" "$(drain_of "$id")"
    remove_release "$id"
    rm -f "$(app_log "$id")"
    outcome=done
  done
  sweep_assets
  sweep_logs
}

# Logs whose release is gone: of refused releases, which left nothing else.
sweep_logs() {
  local file id
  find "$R/var/log/kloverbuy" -name 'app-*.log*' -mtime "+$log_days" -print0 >"$work/logs"
  while IFS= read -r -d '' file; do
    id=${file##*/app-} id=${id%%.*}
    if [[ ! -d $releases/$id ]]; then rm -f "$file"; fi
  done <"$work/logs"
}
