# shellcheck shell=bash
# The release's before-switch hook: once per rollout, on the host that the rollout names, with the app's own settings.

hook_file=$R/var/lib/kloverbuy/hook

run_hook() {
  local argv=() code=0
  if [[ $hook != true ]]; then return; fi
  arguments '.config.hooks["before-switch"]' "$releases/$release/release.json"
  if ((${#argv[@]} == 0)); then return; fi
  begin hook
  if [[ -s $hook_file && $(<"$hook_file") = "$rollout $release" ]]; then
    say "the hook already ran in this rollout"
    return
  fi
  say "running ${argv[*]}"
  hook_process >>"$(app_log "$release")" 2>&1 </dev/null || code=$?
  case $code in
  0) replace "$hook_file" "$rollout $release" ;;
  124 | 137) fail "the before-switch hook did not end in $hook_timeout s$(log_tail "$release")" "make it faster or raise hooks.timeout; whatever it did so far stays done" ;;
  *) fail "the before-switch hook ended with $code$(log_tail "$release")" "read $(app_log "$release"), correct the hook, and build a new release" ;;
  esac
  outcome=done
}

# A process that the hook leaves running has neither the lock nor our stdout, so it holds nothing up. Settings go through the
# environment: a password among the arguments would stand in the list of processes.
hook_process() (
  local settings=()
  exec 3>&- 9>&-
  unset LC_ALL "${!SSM_@}"
  cd "$releases/$release/app" || exit 1
  mapfile -d '' -t settings < <(app_settings)
  settings+=("NODE_ENV=production" "KLOVERBUY_RELEASE=$release" "KLOVERBUY_ENVIRONMENT=$KLOVERBUY_ENVIRONMENT")
  set -- timeout --kill-after=10 "$hook_timeout" "${argv[@]}"
  # A sandbox host has no user of its own for the app.
  if [[ $EUID -eq 0 && -z $R ]]; then set -- runuser -u "$KLOVERBUY_APP_USER" -- "$@"; fi
  # Last of all: a setting may have the name of any variable of ours.
  export "${settings[@]}"
  exec "$@"
)

# app_settings: NAME=value, each ended by a NUL, of lines as systemd reads them: one pair of quotes around a value goes
app_settings() {
  local line value
  if [[ ! -r $R/etc/kloverbuy/app.env ]]; then return; fi
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^[A-Za-z_][A-Za-z0-9_]*= ]] || continue
    value=${line#*=}
    case $value in \"*\" | \'*\') value=${value:1:-1} ;; esac
    printf '%s=%s\0' "${line%%=*}" "$value"
  done <"$R/etc/kloverbuy/app.env"
}
