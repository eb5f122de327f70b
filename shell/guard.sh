#!/usr/bin/env bash
# The dead-man: an uncommitted switch whose deadline has passed is committed if its rollout was, and reverted if not.
set -Eeuo pipefail
export LC_ALL=C
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/unattended.sh"
source "$here/lib/s3.sh"

main() {
  local release rollout deadline fence decision
  [[ -s $state ]] || return 0
  # Read before the state: a rollout that comes after this line has a higher fence, and then we are refused.
  fence=0
  if [[ -s $R/var/lib/kloverbuy/fence ]]; then fence=$(<"$R/var/lib/kloverbuy/fence"); fi
  read -r release rollout deadline < <(jq -r '.pending // {} | "\(.release // "-") \(.rollout // "-") \(.deadline // 0)"' "$state")
  if [[ $release = - ]] || ((deadline == 0 || $(printf '%(%s)T' -1) < deadline)); then return; fi
  decision=$(decision_of "$rollout")
  tell "the switch to $release (rollout $rollout) was not committed by its deadline; its rollout is decided as: $decision"
  if [[ $decision != commit ]]; then
    operate revert "$release" "$rollout" "$fence"
    return
  fi
  # The switch itself may have been killed before it moved anything.
  if [[ $(readlink "$R/srv/kloverbuy/live") != "releases/$release" ]]; then operate switch "$release" "$rollout" "$fence"; fi
  operate commit "$release" "$rollout" "$fence"
}

# What the journal says; a journal that cannot be read after the deadline means that no run finishes this rollout: revert.
decision_of() {
  local work decision=unknown
  work=$(make_work)
  if record "rollouts/$1.json" "$work/journal" >&2; then
    if ! decision=$(jq -er '.decision // "none" | strings' "$work/journal"); then decision=unreadable; fi
  fi
  rm -rf "$work"
  printf '%s\n' "$decision"
}

main "$@"
