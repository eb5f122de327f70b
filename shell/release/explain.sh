# shellcheck shell=bash
# What a person wants to know of a failure, on stderr, of which SSM keeps 8,000 characters; the whole logs stay on the host.

# Lines of the app's log, and at most that many bytes of them.
explain_lines=40 explain_bytes=4500

# explain CODE
explain() {
  local log=''
  if [[ -n $release ]]; then log=$(app_log "$release"); fi
  say "exit $1; disk: $(($(disk_free) / 1048576)) MiB free; memory: $(($(memory_free) / 1048576)) MiB available"
  if [[ ! -s $log ]]; then return; fi
  say "the last $explain_lines lines of $log:"
  tail -n "$explain_lines" "$log" | tail -c "$explain_bytes" | tr '\000-\010\013-\037\177' ' '
}

# Bytes; 0 when it cannot be learned.
disk_free() {
  local free
  if ! free=$(df --output=avail -B1 "$srv" | tail -n 1); then free=0; fi
  printf '%d' "${free// /}"
}

memory_free() {
  local name kib _
  while read -r name kib _; do
    if [[ $name = MemAvailable: ]]; then
      printf '%d' "$((kib * 1024))"
      return
    fi
  done </proc/meminfo
  printf 0
}
