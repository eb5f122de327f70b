#!/usr/bin/env bash
# Auto Scaling holds a new host back until it serves; this tells it that it does. Its unit asks again until then.
set -Eeuo pipefail
export LC_ALL=C
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/host-env.sh"
source "$here/lib/s3.sh"

main() {
  local fleet answer
  fleet=$(setting KLOVERBUY_FLEET)
  if [[ -z $fleet ]]; then return; fi
  # What the load balancer will ask.
  curl -q -sf --max-time 10 -o /dev/null "http://127.0.0.1:$(setting KLOVERBUY_HTTP_PORT)/.kloverbuy/health" || exit 1
  if answer=$(complete "$fleet" 2>&1); then
    tell "this host serves, and $fleet knows"
  elif [[ $answer != *'No active Lifecycle Action'* ]]; then
    tell "$fleet could not be told that this host serves: $answer"
    exit 1
  fi
}

complete() {
  AWS_REGION=$(setting AWS_REGION) AWS_PAGER='' aws_cli 60 autoscaling complete-lifecycle-action --lifecycle-hook-name serves \
    --auto-scaling-group-name "$1" --instance-id "$(setting KLOVERBUY_HOST)" --lifecycle-action-result CONTINUE
}

main "$@"
