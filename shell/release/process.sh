# shellcheck shell=bash
# A release's process is the unit kloverbuy@<id>; Nginx opens one connection per request, so connections are requests in flight.

# Nothing that systemctl starts to help itself keeps our lock or our stdout.
systemctl() { command systemctl "$@" 3>&- 9>&-; }

unit_of() { printf 'kloverbuy@%s.service' "$1"; }

is_running() { [[ -n $1 ]] && systemctl is-active --quiet "$(unit_of "$1")"; }

# How often systemd has restarted it since it was started: of a process that ran for weeks, maybe a few times.
restarts_of() {
  local count
  count=$(systemctl show -p NRestarts --value "$(unit_of "$1")")
  printf '%s' "${count:-0}"
}

start_process() {
  begin start
  if [[ $(systemctl show -p ActiveState --value "$(unit_of "$1")") = failed ]]; then systemctl reset-failed "$(unit_of "$1")"; fi
  systemctl start "$(unit_of "$1")" 2>"$work/error" ||
    fail "$(unit_of "$1") does not start: $(tr '\n' ' ' <"$work/error")$(log_tail "$1")" "read $(app_log "$1") on the host; correct the app's start command"
}

# enable_process ID: it comes back at a boot
enable_process() {
  systemctl enable "$(unit_of "$1")" 2>"$work/error" ||
    fail "$(unit_of "$1") cannot be enabled: $(tr '\n' ' ' <"$work/error")" "look at the host's systemd"
}

disable_process() {
  systemctl disable "$(unit_of "$1")" 2>"$work/error" || say "$(unit_of "$1") was not enabled"
}

app_log() { printf '%s/var/log/kloverbuy/app-%s.log' "$R" "$1"; }

# The end of the app's log, for a message.
log_tail() {
  local file
  file=$(app_log "$1")
  if [[ -s $file ]]; then printf ' | the log ends: %s' "$(tail -n 20 "$file" | tail -c 500 | tr '\n\0' '  ')"; fi
}

# requests_in_flight ID: connections of its socket (accepted, or waiting to be) or port, read off the kernel
requests_in_flight() {
  local port tables=(/proc/net/tcp)
  if port=$(port_of "$1"); then
    if [[ -e /proc/net/tcp6 ]]; then tables+=(/proc/net/tcp6); fi
    printf -v port '%04X' "$port"
    awk -v port=":$port" 'FNR > 1 && $4 == "01" && substr($2, length($2) - 4) == port { n++ } END { print n + 0 }' "${tables[@]}"
  else
    awk -v path="$releases/$1/run/app.sock" '($6 == "03" || $6 == "02") && $8 == path { n++ } END { print n + 0 }' /proc/net/unix
  fi
}

# still_used ID: requests are in flight, or Nginx's workers of before the last reload may still send some to its port
still_used() {
  flying=$(requests_in_flight "$1")
  if ((flying > 0)); then return; fi
  [[ -s $releases/$1/port && -s $R/run/nginx.pid ]] &&
    pgrep -P "$(<"$R/run/nginx.pid")" -f 'worker process is shutting down' >"$work/old-workers"
}

# stop_process ID SECONDS: when its last request is answered, or when the time is up
stop_process() {
  local until=$((SECONDS + $2)) flying=0
  if is_running "$1"; then
    while still_used "$1" && ((SECONDS < until)); do sleep 0.2; done
    if ((flying > 0)); then say "$1 still has $flying requests after $2 s; stopping it, it may finish them"; fi
  fi
  disable_process "$1"
  systemctl stop --no-block "$(unit_of "$1")" 2>"$work/error" || say "$(unit_of "$1") could not be stopped: $(tr '\n' ' ' <"$work/error")"
  if [[ $(systemctl show -p ActiveState --value "$(unit_of "$1")") = failed ]]; then systemctl reset-failed "$(unit_of "$1")"; fi
  rm -f "$releases/$1/port"
}

# running_releases: ids with a unit that is not at rest, one a line
running_releases() {
  local unit state
  systemctl list-units --plain --no-legend --all 'kloverbuy@*' >"$work/units"
  while read -r unit _ state _; do
    if [[ $state != inactive && $unit =~ ^kloverbuy@([0-9a-f]{7}-[0-9a-f]{12})\.service$ ]]; then
      printf '%s\n' "${BASH_REMATCH[1]}"
    fi
  done <"$work/units"
}
