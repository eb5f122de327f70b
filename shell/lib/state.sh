# shellcheck shell=bash
# state.json: what this host has committed to. The symlink `live` alone says what serves.

state_file=$R/var/lib/kloverbuy/state.json
fence_file=$R/var/lib/kloverbuy/fence
staged_file=$R/var/lib/kloverbuy/staged
committed='' previous='' warm='' pending='' pending_rollout='' pending_deadline='' history=()

# A runner that lost its lease must change nothing: the highest fence ever seen wins.
check_fence() {
  begin fence
  local last=0
  if [[ -s $fence_file ]]; then last=$(<"$fence_file"); fi
  [[ $last =~ ^[0-9]{1,15}$ ]] || refuse "$fence_file does not hold a number" "compare it with lease.json and correct it"
  ((10#$fence >= 10#$last)) ||
    refuse "the rollout's fence $fence is older than $last: another rollout has taken over" "let that one finish"
  if ((10#$fence > 10#$last)); then replace "$fence_file" "$((10#$fence))"; fi
}

read_state() {
  local fields=()
  committed='' previous='' warm='' pending='' pending_rollout='' pending_deadline='' history=()
  [[ -e $state_file ]] || return 0
  jq -r '([.committed, .previous, .warm, .pending.release, .pending.rollout, .pending.deadline] | map(. // "")[]), .history[]' \
    "$state_file" >"$work/state" 2>"$work/error" ||
    refuse "$state_file cannot be read ($(head -c 200 "$work/error"))" "restore it: its form is in docs/architecture.md"
  mapfile -t fields <"$work/state"
  committed=${fields[0]} previous=${fields[1]} warm=${fields[2]}
  pending=${fields[3]} pending_rollout=${fields[4]} pending_deadline=${fields[5]}
  history=("${fields[@]:6}")
}

write_state() {
  replace "$state_file" "$(jq -n --arg committed "$committed" --arg previous "$previous" --arg warm "$warm" \
    --arg pending "$pending" --arg rollout "$pending_rollout" --arg deadline "${pending_deadline:-0}" \
    'def known: if . == "" then null else . end;
    { schema: 1, committed: ($committed | known), previous: ($previous | known), warm: ($warm | known),
      pending: (if $pending == "" then null
        else { release: $pending, rollout: $rollout, deadline: ($deadline | tonumber), since: (now | todate) } end),
      history: $ARGS.positional[-50:], at: (now | todate) }' --args "${history[@]}")"
}

# keep_state: if the operation fails, the file is again what it was, to the byte
keep_state() {
  if [[ -e $state_file ]]; then
    cp "$state_file" "$work/state.before"
    on_failure mv -T "$state_file.before" "$state_file"
    on_failure cp "$work/state.before" "$state_file.before"
  else
    on_failure rm -f "$state_file"
  fi
}

# replace FILE TEXT: the old text or the new one, never half of it
replace() {
  printf '%s\n' "$2" >"$1.new"
  sync "$1.new"
  mv -T "$1.new" "$1"
}

# Which release a rollout brought to this host, and whether it was new: what `revert` may drop.
mark_staged() { replace "$staged_file" "$rollout $release $1"; }

read_staged() {
  staged_rollout='' staged_release='' staged_kind=''
  if [[ -s $staged_file ]]; then read -r staged_rollout staged_release staged_kind <"$staged_file"; fi
}
