# shellcheck shell=bash
# Healthy: the app answers its health path with the right status, twice in a row, and names its release where it promised to.

# Seconds that one probe may take.
probe_limit=5
# Restarts by systemd within a stage that make a release a flapping one.
most_restarts=2

# probe WHO URL [CURL OPTION...]: the fault in $fault, empty when healthy
probe() {
  local who=$1 url=$2 status said
  shift 2
  if ! status=$(curl -sS --max-time "$probe_limit" -o "$work/body" -D "$work/headers" -w '%{http_code}' "$@" "$url" 2>"$work/error"); then
    fault="$who does not answer: $(tr '\n' ' ' <"$work/error")"
  elif [[ $status != "$health_status" ]]; then
    said=$(head -c 120 "$work/body" | tr -c '[:print:]' ' ')
    fault="$who answers $health_path with $status, not $health_status: $said"
  elif [[ -n $health_header ]] && ! tr -d '\r' <"$work/headers" | grep -qixF "$health_header: $probed"; then
    fault="$who answers without '$health_header: $probed'"
  else
    fault=''
  fi
}

# probe_app ID: straight to the process
probe_app() {
  probed=$1
  if [[ $listen = port ]]; then
    probe "the app" "http://127.0.0.1:$(<"$releases/$1/run/port")$health_path"
  else
    probe "the app" "http://localhost$health_path" --unix-socket "$releases/$1/run/app.sock"
  fi
}

# probe_site ID: as a user comes, through Nginx
probe_site() {
  probed=$1
  probe "Nginx" "http://127.0.0.1:$KLOVERBUY_HTTP_PORT$health_path"
}

# await_health ID: two healthy answers in a row, before the deadline and without a restart in between
await_health() {
  begin health
  local id=$1 good=0 until restarts state
  until=$((SECONDS + health_timeout))
  while ((good < 2)); do
    probe_app "$id"
    if [[ -z $fault ]]; then good=$((good + 1)); else good=0; fi
    restarts=$(systemctl show -p NRestarts --value "$(unit_of "$id")")
    state=$(systemctl show -p ActiveState --value "$(unit_of "$id")")
    if [[ $state = failed ]] || ((restarts > most_restarts)); then
      fail "the app of $id dies: its unit is $state after $restarts restarts; ${fault:-it answered in between}$(log_tail "$id")" \
        "read $(app_log "$id"), correct the app, and build a new release"
    fi
    if ((good < 2)); then
      ((SECONDS < until)) || fail "$id is not healthy after $health_timeout s: ${fault:-only one healthy answer}$(log_tail "$id")" \
        "read $(app_log "$id"); raise health.timeout if it only starts slowly"
      sleep 0.2
    fi
  done
  ((restarts == 0)) || fail "the app of $id restarted $restarts times before it was healthy$(log_tail "$id")" "read $(app_log "$id") and correct the app"
}
