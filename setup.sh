#!/bin/sh
# Brings a fresh Debian or Ubuntu machine to where the npm scripts can run: npm packages first, then system tools.
# Usage: sh setup.sh demo|test|check   (the word only decides which tools are wanted)
set -eu
cd "$(dirname "$0")"

say() { printf 'setup: %s\n' "$*" >&2; }

npm_packages() {
  stamp=node_modules/.kloverbuy-installed
  if [ -f "$stamp" ] && cmp -s package-lock.json "$stamp"; then return; fi
  say "installing npm packages (once per package-lock.json)"
  npm ci --no-audit --no-fund --loglevel=error >&2
  cp package-lock.json "$stamp"
}

# command:package pairs whose command is absent
absent() {
  for pair in "$@"; do
    if ! PATH="$PATH:/usr/sbin:/sbin" command -v "${pair%%:*}" >/dev/null 2>&1; then printf '%s ' "${pair##*:}"; fi
  done
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

system_tools() {
  missing=$(absent "$@")
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "missing: ${missing}— install them with this system's package manager, then run the command again"
    exit 1
  fi
  say "installing ${missing}with apt-get"
  as_root apt-get update -qq >&2
  for package in $missing; do
    # A package's own service would take port 80: nothing here wants nginx or MariaDB as a system service.
    as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$package" >&2 ||
      say "apt-get has no package '$package' here"
  done
  missing=$(absent "$@")
  if [ -n "$missing" ]; then
    say "still missing: ${missing}— install them by hand (awscli: https://docs.aws.amazon.com/cli/), then run the command again"
    exit 1
  fi
}

run_tools="bash:bash nginx:nginx-light zstd:zstd jq:jq curl:curl tar:tar flock:util-linux aws:awscli"
check_tools="shellcheck:shellcheck shfmt:shfmt"

npm_packages
case "${1:-demo}" in
demo) system_tools $run_tools ;;
check) system_tools $check_tools ;;
test) system_tools $run_tools $check_tools ;;
*)
  say "unknown word '$1': use demo, test or check"
  exit 2
  ;;
esac
