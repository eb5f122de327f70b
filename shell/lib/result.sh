# shellcheck shell=bash
# The one JSON result on stdout, and what is said to people on stderr and in release.log.
# A failure is written to a file, so that one found in a subshell is not lost; the first one wins.

operation='' release='' rollout='' host='' outcome=failed
step=start step_started=0 timings='' work=''
undo=()

open_result() {
  exec 3>&1 1>&2
  mkdir -p "$R/run/kloverbuy"
  work=$(mktemp -d "$R/run/kloverbuy/work.XXXXXX")
  step_started=${EPOCHREALTIME/./}
  trap 'unexpected "$?" "$BASH_COMMAND"' ERR
  trap 'close_result "$?"' EXIT
  trap 'exit 143' TERM
  trap 'exit 130' INT
}

say() {
  printf '%(%FT%TZ)T %s %s %s: %s\n' -1 "$operation" "${release:--}" "$step" "$*" >&2
  { printf '%(%FT%TZ)T %s %s %s %s: %s\n' -1 "${rollout:--}" "$operation" "${release:--}" "$step" "$*" >>"$R/var/log/kloverbuy/release.log"; } 2>"$work/log" ||
    printf 'release.log cannot be written\n' >&2
}

# begin STEP: ends the step before it and times it
begin() {
  end_step
  step=$1
}

end_step() {
  local now=${EPOCHREALTIME/./}
  timings+="$step $(((now - step_started) / 1000))"$'\n'
  step_started=$now
}

# fail MESSAGE CURE: it was tried and is undone; refuse MESSAGE CURE: nothing was touched
fail() { stop failed 1 "$@"; }
refuse() { stop refused 2 "$@"; }

stop() {
  if [[ -z $work ]]; then
    printf 'release.sh: %s; %s\n' "$3" "$4" >&2
  elif [[ ! -e $work/failure ]]; then
    printf '%s\0' "$1" "$step" "$3" "$4" >"$work/failure"
    say "$1: $3; $4"
  fi
  exit "$2"
}

unexpected() {
  if [[ ! -e $work/failure ]]; then
    printf '%s\0' failed "$step" "'$2' ended with $1" "read release.log on the host; the operation can be run again" >"$work/failure"
    say "'$2' ended with $1"
  fi
}

# on_failure COMMAND...: carried out, last first, if the operation does not succeed
on_failure() { undo+=("$(printf '%q ' "$@")"); }

close_result() {
  local code=$1 index error=() limit=1
  trap - EXIT ERR
  trap '' TERM INT
  set +Ee
  end_step
  if [[ $code -ne 0 ]]; then
    for ((index = ${#undo[@]} - 1; index >= 0; index--)); do
      eval "${undo[index]}" || say "could not undo: ${undo[index]}"
    done
    if [[ -s $work/failure ]]; then mapfile -d '' -t error <"$work/failure"; fi
    outcome=${error[0]:-failed}
    [[ ${#error[@]} -ge 4 ]] || error=(failed "$step" "the operation was stopped (exit $code)" "run the rollout again")
    if [[ $outcome = refused ]]; then limit=2; fi
    code=$limit
  fi
  print_result "${error[@]}" >&3 || printf '{"schema":1,"error":{"step":"result","message":"jq cannot run","cure":"install jq on this host"}}\n' >&3
  if [[ $work == "$R/run/kloverbuy/work."* ]]; then rm -rf "$work"; fi
  exit "$code"
}

# print_result [OUTCOME STEP MESSAGE CURE]: state and links are read anew, so that it tells what is, not what was meant
print_result() {
  local state='{}' live fence=0 free=''
  if [[ -s $R/var/lib/kloverbuy/state.json ]]; then state=$(jq -c . "$R/var/lib/kloverbuy/state.json" || printf '{}'); fi
  live=$(readlink "$srv/live")
  if [[ -s $R/var/lib/kloverbuy/fence ]]; then fence=$(<"$R/var/lib/kloverbuy/fence"); fi
  free=$(df --output=avail -B1 "$srv" | tail -n 1)
  jq -cn --arg host "$host" --arg operation "$operation" --arg outcome "$outcome" --arg release "$release" \
    --arg live "${live##*/}" --arg fence "$fence" --arg timings "$timings" --arg free "${free// /}" --argjson state "$state" \
    --arg step "${2:-}" --arg message "${3:-}" --arg cure "${4:-}" "$(cat "$here/lib/result.jq")"
}
