#!/usr/bin/env bash
# One host's part of a rollout: status, measure, stage, switch, commit, revert, prune. See docs/architecture.md, "On a host".
set -Eeuo pipefail
export LC_ALL=C
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/host.sh"
source "$here/lib/result.sh"
source "$here/lib/explain.sh"
source "$here/lib/options.sh"
source "$here/lib/state.sh"
source "$here/lib/s3.sh"
source "$here/lib/download.sh"
source "$here/lib/manifest.sh"
source "$here/lib/times.sh"
source "$here/lib/archive.sh"
source "$here/lib/process.sh"
source "$here/lib/port.sh"
source "$here/lib/health.sh"
source "$here/lib/assets.sh"
source "$here/lib/nginx.sh"
source "$here/lib/versions.sh"
source "$here/lib/site.sh"
source "$here/lib/live.sh"
source "$here/lib/hook.sh"
source "$here/lib/drop.sh"
source "$here/lib/stage.sh"
source "$here/lib/switch.sh"
source "$here/lib/settle.sh"
source "$here/lib/prune.sh"
source "$here/lib/measure.sh"

# Seconds that an operation waits for another one of this host to end.
lock_wait=120

main() {
  read_options "$@"
  open_result
  read_host
  check_options
  if ! only_reads; then
    begin lock
    exec 9>>"$R/var/lib/kloverbuy/lock"
    flock -w "$lock_wait" 9 ||
      refuse "another operation has held this host for $lock_wait s" "look at release.log on the host, then run the rollout again"
    check_fence
  fi
  begin state
  read_state
  if ! only_reads; then stamp_kept; fi
  "operation_$operation"
}

main "$@"
