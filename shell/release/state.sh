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
  jq -ers "$(cat "$here/release/state.jq")" "$state_file" >"$work/state" 2>"$work/error" ||
    refuse "$state_file cannot be read ($(head -c 200 "$work/error"))" "restore it: its form is in docs/architecture.md"
  mapfile -t fields <"$work/state"
  committed=${fields[0]} previous=${fields[1]} warm=${fields[2]}
  pending=${fields[3]} pending_rollout=${fields[4]} pending_deadline=${fields[5]}
  history=("${fields[@]:6}")
}

# Every value was checked when it came in: none needs JSON's escapes.
write_state() {
  local now switch=null past=''
  TZ=UTC0 printf -v now '"%(%FT%TZ)T"' -1
  if [[ -n $pending ]]; then
    switch="{\"release\":\"$pending\",\"rollout\":\"$pending_rollout\",\"deadline\":${pending_deadline:-0},\"since\":$now}"
  fi
  if ((${#history[@]} > 0)); then
    printf -v past ',"%s"' "${history[@]: -(${#history[@]} > 50 ? 50 : ${#history[@]})}"
  fi
  replace "$state_file" "{\"schema\":1,\"committed\":$(or_null "$committed"),\"previous\":$(or_null "$previous"),\"warm\":$(or_null "$warm"),\"pending\":$switch,\"history\":[${past:1}],\"at\":$now}"
}

or_null() { if [[ -n $1 ]]; then printf '"%s"' "$1"; else printf null; fi; }

# keep FILE: if the operation fails, it is again what it was, to the byte. Only names move, so it works on a full disk too.
keep() {
  rm -f "$1.before"
  if [[ -e $1 ]]; then ln -T "$1" "$1.before"; fi
  on_failure put_back "$1"
}

put_back() {
  if [[ ! -e $1.before ]]; then
    rm -f "$1"
  elif [[ $1 -ef $1.before ]]; then
    rm -f "$1.before"
  else
    mv -T "$1.before" "$1"
  fi
}

# replace FILE TEXT: the old text or the new one, never half of it; a subshell's failure is noted for the whole operation
replace() {
  if ! { printf '%s\n' "$2" >"$1.new" && sync "$1.new" && mv -T "$1.new" "$1"; } 2>"$work/replace"; then
    rm -f "$1.new"
    fail "$1 cannot be written: $(tr '\n' ' ' <"$work/replace")" "free space on the host's disk, then run the rollout again"
  fi
}
