# shellcheck shell=bash
# Sourced by bash before a script (BASH_ENV): kills the script's whole process group with SIGKILL just before the KILL_AT-th
# command that changes something, as a power cut, the OOM killer or the agent would.
unset BASH_ENV
kill_count=0

kill_when_due() {
  case $1 in
  'mv '* | 'ln '* | 'rm '* | 'mkdir '* | 'sync '* | 'tar '* | 'find '* | 'chmod '* | 'command systemctl '*)
    kill_count=$((kill_count + 1))
    if ((kill_count == KILL_AT)); then kill -KILL 0; fi
    ;;
  esac
}

set -o functrace
trap 'kill_when_due "$BASH_COMMAND"' DEBUG
