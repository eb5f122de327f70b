# shellcheck shell=bash
# Sourced by bash before a script (BASH_ENV): the host's clock jumps by JUMP seconds while an app's health is waited for. A script
# sees that in SECONDS, which bash reads off the clock.
unset BASH_ENV
jumped=false

jump_once() {
  if [[ $jumped = false && $1 = 'probe_app '* ]]; then
    jumped=true
    SECONDS=$((SECONDS + JUMP))
  fi
}

set -o functrace
trap 'jump_once "$BASH_COMMAND"' DEBUG
