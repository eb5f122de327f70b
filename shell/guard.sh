#!/usr/bin/env bash
# The dead-man: an uncommitted switch whose deadline has passed is committed if its rollout was, and reverted if not.
set -Eeuo pipefail
export LC_ALL=C
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
R=${KLOVERBUY_ROOT:-}

setting() { sed -n "s/^$1=//p" "$R/etc/kloverbuy/host.env"; }

main() {
  local state=$R/var/lib/kloverbuy/state.json release rollout deadline environment decision fence
  [[ -s $state ]] || return 0
  read -r release rollout deadline < <(jq -r '.pending // {} | "\(.release // "-") \(.rollout // "-") \(.deadline // 0)"' "$state")
  if [[ $release = - ]] || ((deadline == 0 || $(printf '%(%s)T' -1) < deadline)); then return; fi
  environment=$(setting KLOVERBUY_ENVIRONMENT)
  fence=$(<"$R/var/lib/kloverbuy/fence")
  decision=$(decision_of "$environment" "$rollout")
  printf 'guard: the switch to %s (rollout %s) was not committed by its deadline; the rollout is decided as: %s\n' "$release" "$rollout" "$decision" >&2
  if [[ $decision = commit ]]; then
    "$here/release.sh" commit --environment "$environment" --release "$release" --rollout "$rollout" --fence "$fence"
  else
    "$here/release.sh" revert --environment "$environment" --rollout "$rollout" --fence "$fence"
  fi
}

# What the journal says; a journal that cannot be read after the deadline means that nobody finishes this rollout: revert.
decision_of() {
  local region file
  region=$(setting AWS_REGION)
  file=$(mktemp)
  if AWS_REGION=$region timeout 60 aws ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} s3api get-object \
    --bucket "$(setting KLOVERBUY_BUCKET)" --key "environments/$1/rollouts/$2.json" "$file" >&2; then
    jq -r '.decision // "none"' "$file"
  else
    printf 'unknown\n'
  fi
  rm -f "$file"
}

main "$@"
