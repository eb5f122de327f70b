# shellcheck shell=bash
# The release's before-switch hook: once per rollout, on the host that the rollout names, with the app's own settings.

hook_file=$R/var/lib/kloverbuy/hook

run_hook() {
  local argv=() settings=() line
  arguments '.config.hooks["before-switch"]' "$releases/$release/release.json"
  if [[ $hook != true || ${#argv[@]} -eq 0 ]]; then return; fi
  begin hook
  if [[ -s $hook_file && $(<"$hook_file") = "$rollout" ]]; then
    say "the hook already ran in this rollout"
    return
  fi
  if [[ -r $R/etc/kloverbuy/app.env ]]; then
    while IFS= read -r line; do
      if [[ $line =~ ^[A-Za-z_][A-Za-z0-9_]*= ]]; then settings+=("$line"); fi
    done <"$R/etc/kloverbuy/app.env"
  fi
  settings+=("NODE_ENV=production" "KLOVERBUY_RELEASE=$release" "KLOVERBUY_ENVIRONMENT=$KLOVERBUY_ENVIRONMENT")
  say "running ${argv[*]}"
  (
    exec {lock}>&-
    cd "$releases/$release/app" &&
      as_app timeout --kill-after=10 "$hook_timeout" env -- "${settings[@]}" "${argv[@]}"
  ) >>"$(app_log "$release")" 2>&1 </dev/null ||
    fail "the before-switch hook ended with $?$(log_tail "$release")" "read $(app_log "$release"), correct the hook, and build a new release"
  replace "$hook_file" "$rollout"
}
