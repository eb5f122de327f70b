#!/usr/bin/env bash
# A host that was born after a rollout, or was away during it, takes the environment's current release by itself; its unit
# tries again until it has.
set -Eeuo pipefail
export LC_ALL=C
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/unattended.sh"
source "$here/lib/s3.sh"

main() {
  local work release rollout fence operation
  work=$(make_work)
  if record current.json "$work/current" >"$work/answer" 2>&1; then
    read -r release rollout fence < <(jq -r '"\(.release) \(.rollout) \(.fence)"' "$work/current")
    rm -rf "$work"
  elif grep -q NoSuchKey "$work/answer"; then
    rm -rf "$work"
    tell "the environment has no release yet; its first rollout will bring it"
    return
  else
    tell "what is current could not be learned: $(<"$work/answer")"
    rm -rf "$work"
    exit 1
  fi
  if [[ -s $state && $(jq -r '.committed // ""' "$state") = "$release" ]]; then return; fi
  tell "taking $release, which is current"
  # In the middle of a rollout this host has seen a higher fence: then it is refused, and tried again after it.
  for operation in stage switch commit; do operate "$operation" "$release" "$rollout" "$fence"; done
}

main "$@"
