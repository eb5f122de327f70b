# shellcheck shell=bash
# Healthy: the app answers its health path with the right status, twice in a row, names its release where it promised to, and it is
# a process of the release's own unit that listens there.

# Seconds that one probe may take.
probe_limit=5
# Restarts by systemd within a stage that make a release a flapping one.
most_restarts=2

# Asks this very host, without the proxy that the environment or a .curlrc names.
ask() { curl -q -sS --noproxy '*' "$@"; }

# probe WHO URL [CURL OPTION...]: the fault in $fault, empty when healthy
probe() {
  local who=$1 url=$2 status said
  shift 2
  if ! status=$(ask --max-time "$probe_limit" -o "$work/body" -D "$work/headers" -w '%{http_code}' "$@" "$url" 2>"$work/error"); then
    fault="$who does not answer: $(tr '\n' ' ' <"$work/error")"
  elif [[ $status != "$health_status" ]]; then
    said=$(head -c 120 "$work/body" | tr -c '[:print:]' ' ')
    fault="$who answers $health_path with $status, not $health_status: $said"
  elif [[ -n $health_header ]] && ! tr -d '\r' <"$work/headers" | grep -qixF -e "$health_header: $probed"; then
    fault="$who answers without '$health_header: $probed'"
  else
    fault=''
  fi
}

# probe_app ID: straight to the process
probe_app() {
  probed=$1
  if [[ $listen = port ]]; then
    probe "the app" "http://127.0.0.1:$(port_of "$1")$health_path"
  else
    probe "the app" "http://localhost$health_path" --unix-socket "$releases/$1/run/app.sock"
  fi
}

# probe_site ID: as a user comes, through Nginx
probe_site() {
  probed=$1
  probe "Nginx" "http://127.0.0.1:$KLOVERBUY_HTTP_PORT$health_path"
}

# await_health ID RESTARTS: two healthy answers in a row, before the deadline and with no restart beside those RESTARTS from before
await_health() {
  begin health
  local id=$1 before=$2 good=0 until restarts=$2 strange=0
  until=$((SECONDS + health_timeout))
  while ((good < 2)); do
    probe_app "$id"
    see_owner "$id"
    if [[ -z $fault ]]; then good=$((good + 1)); else good=0; fi
    # Seen once, it may be a process of ours that ended between two looks.
    if [[ -n $stranger ]]; then strange=$((strange + 1)); else strange=0; fi
    if ((strange == 2)); then leave_port "$id"; fi
    # A process that answers is asked for once at the end; one that does not may be dying again and again.
    if [[ -z $stranger ]] && ((good != 1)); then refuse_the_dying "$id"; fi
    if ((good < 2)); then
      ((SECONDS < until)) || fail "$id is not healthy after $health_timeout s: ${fault:-only one healthy answer}$(log_tail "$id")" \
        "read $(app_log "$id"); raise health.timeout if it only starts slowly"
      sleep 0.1
    fi
  done
  ((restarts == before)) ||
    fail "the app of $id restarted $((restarts - before)) times before it was healthy$(log_tail "$id")" "read $(app_log "$id") and correct the app"
}

# leave_port ID: to the stranger who has it, for another one, where this operation may; its caller's `before` and `strange` begin anew
leave_port() {
  if [[ $listen != port ]] || ((ports_left == 0)); then
    fail "$stranger$(log_tail "$1")" "$(cure_of_stranger)"
  fi
  ports_left=$((ports_left - 1))
  say "$stranger; trying another port"
  give_port "$1"
  systemctl restart "$(unit_of "$1")" 2>"$work/error" ||
    fail "$(unit_of "$1") does not start again: $(tr '\n' ' ' <"$work/error")$(log_tail "$1")" "read $(app_log "$1") on the host"
  before=$(restarts_of "$1") restarts=$before strange=0
}

cure_of_stranger() {
  if [[ $listen = port ]]; then
    printf 'end it, or let it listen outside %s (ss -tlnp names it), then run the rollout again' "$KLOVERBUY_PORTS"
  else
    printf 'end it (ss -xlp names it), then run the rollout again'
  fi
}

refuse_the_dying() {
  local state
  restarts=$(restarts_of "$1")
  state=$(systemctl show -p ActiveState --value "$(unit_of "$1")")
  if [[ $state = failed ]] || ((restarts - before > most_restarts)); then
    fail "the app of $1 dies: its unit is $state after $((restarts - before)) restarts; ${fault:-it answered in between}$(log_tail "$1")" \
      "read $(app_log "$1"), correct the app, and build a new release"
  fi
}
