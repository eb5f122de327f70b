# shellcheck shell=bash
# The one JSON result on stdout (kept as file 3), and what is said to people on stderr and in release.log.
# A failure is written to a file, so that one found in a subshell is not lost; the first one wins.

operation='' release='' rollout='' host='' outcome=failed
step=start step_started=0 timings='' work=''
undo=()

open_result() {
  exec 3>&1 1>&2
  step_started=${EPOCHREALTIME/./}
  trap 'unexpected "$?" "$BASH_COMMAND"' ERR
  trap 'close_result "$?"' EXIT
  trap 'exit 143' TERM
  trap 'exit 130' INT
  forget_the_killed
  mkdir -p "$R/run/kloverbuy"
  work=$(mktemp -d "$R/run/kloverbuy/work.$$.XXXXXX")
}

# Work folders carry their process's id; one whose process is gone was killed before it could clean up.
forget_the_killed() {
  local old pid
  for old in "$R"/run/kloverbuy/work.*; do
    pid=${old##*/work.}
    if [[ ! -d /proc/${pid%%.*} ]]; then rm -rf "$old"; fi
  done
}

# An app's log may be quoted: no byte of it steers a terminal, and no line of it looks like one of ours.
say() {
  local text="${rollout:--} $operation ${release:--} $step: $*"
  TZ=UTC0 printf '%(%FT%TZ)T %s\n' -1 "${text//[[:cntrl:]]/ }" >&2
  { TZ=UTC0 printf '%(%FT%TZ)T %s\n' -1 "${text//[[:cntrl:]]/ }" >>"$R/var/log/kloverbuy/release.log"; } 2>"$work/log" ||
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
  note_failure "$1" "$3" "$4"
  exit "$2"
}

unexpected() { note_failure failed "'$2' ended with $1" "read release.log on the host; the operation can be run again"; }

note_failure() {
  if [[ -n $work && ! -e $work/failure ]]; then
    printf '%s\0' "$1" "$step" "$2" "$3" >"$work/failure"
    say "$1: $2; $3"
  fi
}

# on_failure COMMAND...: carried out, last first, if the operation does not succeed
on_failure() { undo+=("$(printf '%q ' "$@")"); }

close_result() {
  local code=$1 index error=() least=1
  trap - EXIT ERR
  trap '' TERM INT
  set +Ee
  end_step
  if [[ $code -ne 0 ]]; then
    for ((index = ${#undo[@]} - 1; index >= 0; index--)); do
      # In a subshell: a failure of one must not keep the others, or the result, from being.
      (eval "${undo[index]}") || say "could not undo: ${undo[index]}"
    done
    if [[ -n $work && -s $work/failure ]]; then mapfile -d '' -t error <"$work/failure"; fi
    ((${#error[@]} == 4)) ||
      error=(failed "$step" "the operation was stopped (exit $code)" "see that $R/run has space, then run the rollout again")
    outcome=${error[0]}
    if [[ $outcome = refused ]]; then least=2; fi
    code=$least
    # A refusal says enough: nothing was tried here.
    if [[ $outcome = failed && -n $work ]]; then explain "$1"; fi
  fi
  print_result "${error[@]}" >&3
  if [[ $outcome = failed ]]; then code=1; fi
  if [[ -n $work && $work == "$R/run/kloverbuy/work."* ]]; then rm -rf "$work"; fi
  exit "$code"
}

# print_result [OUTCOME STEP MESSAGE CURE]: state and links are read anew, so that it tells what is, not what was meant
print_result() {
  local state=/dev/null live fence=0 text
  if [[ -r $state_file ]]; then state=$state_file; fi
  live=$(readlink "$srv/live")
  if [[ -s $fence_file ]]; then fence=$(<"$fence_file"); fi
  if text=$(jq -cn --arg host "$host" --arg operation "$operation" --arg outcome "$outcome" --arg release "$release" \
    --arg live "${live##*/}" --arg fence "$fence" --arg timings "$timings" --arg free "$(disk_free)" --arg memory "$(memory_free)" --rawfile state "$state" --arg traffic "${traffic:-}" \
    --arg versions "${versions:-}" --arg installed "${installed:-}" --arg scripts "${SSM_scripts:-}" --arg warnings "${warnings:-}" \
    --arg step "${2:-}" --arg message "${3:-}" --arg cure "${4:-}" "$(cat "$here/lib/result.jq")"); then
    printf '%s\n' "$text"
  else
    # A refusal stays a refusal; how anything else ended cannot be told.
    if [[ $outcome != refused ]]; then outcome=failed; fi
    printf '{"schema":1,"host":"%s","operation":"%s","outcome":"%s","release":null,"live":null,"committed":null,"pending":null,"warm":null,"fence":0,"timings_ms":{},"error":{"step":"result","message":"jq cannot run on this host","cure":"install jq, or free memory and disk"}}\n' \
      "$host" "$operation" "$outcome"
  fi
}
