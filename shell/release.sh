#!/usr/bin/env bash
# One host's part of a rollout: status, measure, stage, switch, commit, revert, prune. See docs/architecture.md, "On a host".
set -Eeuo pipefail
export LC_ALL=C
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/host.sh"
source "$here/lib/result.sh"
source "$here/release/explain.sh"
source "$here/release/options.sh"
source "$here/release/state.sh"
source "$here/lib/s3.sh"
source "$here/release/download.sh"
source "$here/release/manifest.sh"
source "$here/lib/times.sh"
source "$here/release/archive.sh"
source "$here/release/process.sh"
source "$here/release/port.sh"
source "$here/release/owner.sh"
source "$here/release/health.sh"
source "$here/release/assets.sh"
source "$here/lib/nginx.sh"
source "$here/release/versions.sh"
source "$here/release/site.sh"
source "$here/release/live.sh"
source "$here/release/hook.sh"
source "$here/release/drop.sh"
source "$here/release/stage.sh"
source "$here/release/switch.sh"
source "$here/release/commit.sh"
source "$here/release/revert.sh"
source "$here/release/prune.sh"
source "$here/release/measure.sh"

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
