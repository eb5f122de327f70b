#!/usr/bin/env bash
# What EC2 runs once on a new host, as root: fetches the scripts that were applied with it, sees by their SHA-256 that it is
# they, and makes the host a member of its fleet. The stack writes the settings in front (stacks/compute/scripts.ts);
# words are handed on to bootstrap.sh.
set -Eeuo pipefail
export LC_ALL=C
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
R=${KLOVERBUY_ROOT:-}
source "$here/bootstrap/packages.sh"
source "$here/lib/s3.sh"

main() {
  if [[ ${1:-} = tools ]]; then
    install_base
    install_aws_cli
    return
  fi
  local work what=all
  work=$(mktemp -d)
  # Below a root of its own it is a guest of the machine, and installs nothing.
  if [[ -n $R ]]; then what=configure; else persist bash "$0" tools; fi
  fetch "$work/scripts.sh"
  mkdir "$work/shell"
  bash "$work/scripts.sh" "$work/shell"
  persist "$work/shell/bootstrap.sh" "$what" --environment "$KLOVERBUY_ENVIRONMENT" --bucket "$KLOVERBUY_BUCKET" \
    --region "$AWS_REGION" --fleet "$KLOVERBUY_FLEET" "$@"
  rm -rf "$work"
}

# fetch FILE: what runs here as root is what the plan of this launch template showed, or nothing
fetch() {
  local key=hosts/$KLOVERBUY_SCRIPTS.sh
  AWS_PAGER='' persist aws_cli 120 s3api get-object --bucket "$KLOVERBUY_BUCKET" --key "$key" "$1"
  [[ $(sha256sum <"$1") = "$KLOVERBUY_SCRIPTS  -" ]] || die "$key in $KLOVERBUY_BUCKET is not what its name says; nothing of it was run"
}

# Mirrors and key servers have bad minutes, and a host that gave up at the first would only be replaced by one that asks the same.
persist() {
  local attempt
  for attempt in 1 2 3 4 5; do
    if "$@"; then return; fi
    printf 'user-data.sh: attempt %s of 5 failed: %s\n' "$attempt" "$*" >&2
    sleep "$((attempt * 10))"
  done
  die "gave up; the host never serves, and Auto Scaling replaces it within the hour"
}

die() {
  printf 'user-data.sh: %s\n' "$1" >&2
  exit 2
}

main "$@"
