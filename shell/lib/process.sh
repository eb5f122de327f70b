# shellcheck shell=bash
# A release's process is the unit kloverbuy@<id>; Nginx opens one connection per request, so connections are requests in flight.

unit_of() { printf 'kloverbuy@%s.service' "$1"; }

is_running() { [[ -n $1 ]] && systemctl is-active --quiet "$(unit_of "$1")"; }

start_process() {
  begin start
  if [[ $(systemctl show -p ActiveState --value "$(unit_of "$1")") = failed ]]; then systemctl reset-failed "$(unit_of "$1")"; fi
  systemctl start "$(unit_of "$1")" 2>"$work/error" ||
    fail "$(unit_of "$1") does not start: $(tr '\n' ' ' <"$work/error")$(log_tail "$1")" "read $(app_log "$1") on the host; correct the app's start command"
}

app_log() { printf '%s/var/log/kloverbuy/app-%s.log' "$R" "$1"; }

# The end of the app's log, for a message.
log_tail() {
  local file
  file=$(app_log "$1")
  if [[ -s $file ]]; then printf ' | the log ends: %s' "$(tail -n 20 "$file" | tail -c 500 | tr '\n' ' ')"; fi
}

# requests_in_flight ID: accepted connections of its socket or port, read off the kernel
requests_in_flight() {
  local run=$releases/$1/run port
  if [[ -s $run/port ]]; then
    printf -v port '%04X' "$(<"$run/port")"
    awk -v port=":$port" 'FNR > 1 && $4 == "01" && substr($2, length($2) - 4) == port { n++ } END { print n + 0 }' /proc/net/tcp /proc/net/tcp6
  else
    awk -v path="$run/app.sock" '$6 == "03" && $8 == path { n++ } END { print n + 0 }' /proc/net/unix
  fi
}

# stop_process ID SECONDS: when its last request is answered, or when the time is up
stop_process() {
  local until=$((SECONDS + $2)) flying
  if is_running "$1"; then
    while flying=$(requests_in_flight "$1") && ((flying > 0 && SECONDS < until)); do sleep 0.2; done
    if ((flying > 0)); then say "$1 still has $flying requests after $2 s; stopping it, it may finish them"; fi
  fi
  systemctl disable "$(unit_of "$1")" 2>"$work/error" || say "$(unit_of "$1") was not enabled"
  systemctl stop --no-block "$(unit_of "$1")" 2>"$work/error" || say "$(unit_of "$1") could not be stopped: $(tr '\n' ' ' <"$work/error")"
  rm -f "$releases/$1/run/port"
}

# running_releases: ids with a unit that is not at rest, one a line
running_releases() {
  systemctl list-units --plain --no-legend --all 'kloverbuy@*' |
    awk '$3 != "inactive" && match($1, /^kloverbuy@[0-9a-f]{7}-[0-9a-f]{12}[.]service$/) { print substr($1, 11, 20) }'
}

# free_port: the first of 3100-3999 that nobody listens on
free_port() {
  awk 'FNR > 1 && $4 == "0A" { print substr($2, length($2) - 3) }' /proc/net/tcp /proc/net/tcp6 >"$work/ports"
  cat "$releases"/*/run/port 2>"$work/error" | awk '{ printf "%04X\n", $1 }' >>"$work/ports" || say "no ports are given out yet"
  awk 'function hex(text, value, i) { for (i = 1; i <= 4; i++) value = value * 16 + index("0123456789ABCDEF", substr(text, i, 1)) - 1; return value }
    { taken[hex($1)] } END { for (port = 3100; port < 4000; port++) if (!(port in taken)) { print port; exit } exit 1 }' "$work/ports"
}
