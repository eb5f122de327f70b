# shellcheck shell=bash
# Whose answer was it? Any program of the host may answer on a port, so an answer counts only when a process of the release's own
# unit listens where its app is asked.

# see_owner ID: after a probe; when somebody else listens there, `stranger` and `fault` say who
see_owner() {
  local socket
  stranger=''
  listeners "$1" >"$work/listeners"
  if [[ ! -s $work/listeners ]]; then
    fault=${fault:-"something answered, and nothing is seen to listen on $(address_of "$1")"}
    return
  fi
  own_sockets "$1" >"$work/own"
  while read -r socket; do
    if ! grep -qxF "$socket" "$work/own"; then
      stranger="another process answers on $(address_of "$1"): $(holder "$socket"), which is not $(unit_of "$1")'s"
      fault=$stranger
    fi
  done <"$work/listeners"
}

address_of() { if [[ $listen = port ]]; then printf 'port %s' "$(port_of "$1")"; else printf "the app's socket"; fi; }

# listeners ID: the sockets that a connection to its app may reach, as /proc/<pid>/fd names them, one a line
listeners() {
  local port tables=(/proc/net/tcp)
  if [[ $listen != port ]]; then
    awk -v path="$releases/$1/run/app.sock" '$4 == "00010000" && $8 == path { print "socket:[" $7 "]" }' /proc/net/unix
    return
  fi
  if [[ -e /proc/net/tcp6 ]]; then tables+=(/proc/net/tcp6); fi
  printf -v port ':%04X' "$(port_of "$1")"
  # For a connection to 127.0.0.1 the kernel prefers that very address, then 0.0.0.0, then ::.
  awk -v port="$port" '
    BEGIN {
      rank["0100007F" port] = rank["0000000000000000FFFF00000100007F" port] = 1
      rank["00000000" port] = rank["0000000000000000FFFF000000000000" port] = 2
      rank["00000000000000000000000000000000" port] = 3
    }
    $4 == "0A" && ($2 in rank) {
      if (!best || rank[$2] < best) { best = rank[$2]; found = "" }
      if (rank[$2] == best) found = found "socket:[" $10 "]\n"
    }
    END { printf "%s", found }' "${tables[@]}"
}

# own_sockets ID: of the processes of its unit; nothing while it has none
own_sockets() {
  local main pids=()
  main=$(systemctl show -p MainPID --value "$(unit_of "$1")")
  if ((main == 0)); then return; fi
  mapfile -t pids < <(processes_of "$1" "$main")
  # One that has ended meanwhile has no sockets.
  find "${pids[@]/%//fd}" -lname 'socket:*' -printf '%l\n' 2>"$work/gone" || true
}

# processes_of ID MAIN: /proc/<pid> of each process in its control group; where units have none of their own (a sandbox), of
# MAIN, of all that descends from it, and of its session
processes_of() {
  local unit
  unit=/$(unit_of "$1")
  if grep -qsF "$unit" "/proc/$2/cgroup"; then
    { grep -lsF "$unit" /proc/[0-9]*/cgroup || true; } | sed 's#/cgroup$##'
    return
  fi
  { cat /proc/[0-9]*/stat 2>"$work/gone" || true; } | awk -v main="$2" '
    { pid = $1; sub(/.*\) /, ""); parent[pid] = $2; session[pid] = $4 }
    END {
      parent[main] = 0
      for (pid in parent) {
        for (up = pid; up != main && (up in parent); up = parent[up]);
        if (up == main || session[pid] == main) print "/proc/" pid
      }
    }'
}

# holder SOCKET: who has it open, for people
holder() {
  local folder
  folder=$(find /proc/[0-9]*/fd -lname "${1//[][]/?}" -printf '%h\n' -quit 2>"$work/gone") || true
  folder=${folder%/fd}
  if [[ -n $folder && -r $folder/comm ]]; then
    printf 'process %s (%s)' "${folder#/proc/}" "$(tr -c '[:print:]' ' ' <"$folder/comm" | sed 's/ *$//')"
  else
    printf 'one that this host does not show'
  fi
}
