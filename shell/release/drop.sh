# shellcheck shell=bash
# Removes a release from a host.

# remove_release ID: renamed first, so that a directory under its final name stays complete even if this script is killed
remove_release() {
  if [[ ! -e $releases/$1 ]]; then return; fi
  mv -T "$releases/$1" "$releases/.gone-$1"
  rm -rf "${releases:?}/.gone-$1"
}

# What killed scripts left.
sweep_remains() { rm -rf "$releases"/.incoming-* "$releases"/.gone-*; }

# drop_release ID: nothing of it stays but its log; a process of it is stopped first
drop_release() {
  stop_process "$1" 0
  remove_release "$1"
  sweep_assets
  rm -f "$staged_file"
}

# Which release a rollout brought to this host, and whether it was new: what `revert` may drop.
read_staged() {
  staged_rollout='' staged_release='' staged_kind=''
  if [[ -s $staged_file ]]; then read -r staged_rollout staged_release staged_kind <"$staged_file"; fi
}

# Is what read_staged found part of what this host serves or may go back to?
staged_in_use() {
  case $staged_release in
  '' | "$committed" | "$warm" | "$previous" | "$pending" | "$(live_release)") return 0 ;;
  *) return 1 ;;
  esac
}

# drop_staged: what read_staged found is gone if it was new here, stopped if it was kept from before
drop_staged() {
  if staged_in_use; then return; fi
  begin drop
  sweep_remains
  outcome=done
  if [[ $staged_kind = new ]]; then
    drop_release "$staged_release"
  else
    stop_process "$staged_release" 0
    rm -f "$staged_file"
  fi
}

# stop_others ID ID: all processes but these, each when its last request is answered
stop_others() {
  local id
  running_releases >"$work/running"
  while read -r id; do
    case $id in "$1" | "$2") continue ;; esac
    say "stopping $id"
    stop_process "$id" "$(drain_of "$id")"
    outcome=done
  done <"$work/running"
}

# drain_of ID: seconds that it may finish its last requests in; the schema's default if it cannot be read
drain_of() {
  local seconds
  if ! seconds=$(jq -e '.config.drain' "$releases/$1/release.json" 2>"$work/error"); then seconds=30; fi
  printf '%s' "$seconds"
}
