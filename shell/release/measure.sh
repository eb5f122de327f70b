# shellcheck shell=bash
# What users met on this host of late, read off Nginx's own log. Changes nothing.

# Bytes of the log's end that are read: over 100,000 requests.
measure_most=$((64 * 1024 * 1024))
traffic=''

# By this host's own clock, so that hosts whose clocks differ compare the same stretch.
operation_measure() {
  local log=$R/var/log/nginx/access.log
  begin measure
  [[ -r $log ]] || fail "$log cannot be read" "see that Nginx runs on this host and writes its log there"
  traffic=$(tail -c "$measure_most" "$log" |
    awk -v seconds="$window" -v since="$((EPOCHSECONDS - window))" "$(cat "$here/release/measure.awk")")
  outcome=unchanged
}
