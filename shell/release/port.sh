# shellcheck shell=bash
# Ports of apps that cannot listen on a socket. The number lies beside run/, not in it: the app's user can write to run/, and
# what stands there must not become part of Nginx's configuration.

# How many ports more an operation tries, when somebody else takes the one that was free before the app has it.
most_ports=3 ports_left=0

# port_of ID: fails when it has none
port_of() {
  local port
  [[ -s $releases/$1/port ]] || return 1
  port=$(<"$releases/$1/port")
  [[ $port =~ ^[1-9][0-9]{3,4}$ ]] || return 1
  printf '%s' "$port"
}

# give_port ID: to an app that is about to start; its former port, unless another process took that meanwhile
give_port() {
  local port id first_port=${KLOVERBUY_PORTS%-*} last_port=${KLOVERBUY_PORTS#*-}
  if [[ $listen != port ]]; then return; fi
  local -A taken=()
  listening_ports >"$work/ports"
  while read -r port; do taken[$port]=1; done <"$work/ports"
  if port=$(port_of "$1") && [[ -z ${taken[$port]:-} ]]; then return; fi
  for id in "$releases"/*/port; do
    id=$(basename "${id%/port}")
    if [[ $id != "$1" ]] && port=$(port_of "$id"); then taken[$port]=1; fi
  done
  for ((port = first_port; port <= last_port; port++)); do
    if [[ -z ${taken[$port]:-} ]]; then
      replace "$releases/$1/port" "$port"
      return
    fi
  done
  fail "no port from $first_port to $last_port is free" "look at what listens there (ss -tlnp)"
}

# listening_ports: those of the range on which a process listens, on any address, one a line
listening_ports() {
  local table number rest port
  for table in /proc/net/tcp /proc/net/tcp6; do
    if [[ ! -e $table ]]; then continue; fi
    while read -r number rest; do
      port=$((16#${number##*:}))
      if ((port >= first_port && port <= last_port)); then printf '%s\n' "$port"; fi
    done < <(awk '$4 == "0A" { print $2 }' "$table")
  done
}
