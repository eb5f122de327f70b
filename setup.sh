#!/bin/sh
# Brings a fresh Debian or Ubuntu machine to where the npm scripts can run: npm packages first, then system tools.
# Usage: sh setup.sh demo|test|slow|check   (the word only decides which tools are wanted)
set -eu
cd "$(dirname "$0")"

say() { printf 'setup: %s\n' "$*" >&2; }

npm_packages() {
  stamp=node_modules/.package-lock.installed.json
  if [ -f "$stamp" ] && cmp -s package-lock.json "$stamp"; then return; fi
  say "installing npm packages (once per package-lock.json; about a minute)"
  npm ci --no-audit --no-fund --loglevel=error >&2
  cp package-lock.json "$stamp"
}

# command:package pairs, one a line; prints the packages whose command is absent
absent() {
  for pair in "$@"; do
    if ! PATH="$PATH:/usr/sbin:/sbin" command -v "${pair%%:*}" >/dev/null 2>&1; then printf '%s\n' "${pair##*:}"; fi
  done
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# While packages install, no service of theirs may start: nginx would take port 80 of a machine that only wants to try us.
hold_services() {
  policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then return; fi
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
  trap 'as_root rm -f "$policy"' EXIT
}

system_tools() {
  missing=$(absent "$@")
  if [ -z "$missing" ]; then return; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    say "missing:" "$missing" "- install them with this system's package manager, then run the command again"
    exit 1
  fi
  say "installing with apt-get:" "$missing"
  hold_services
  as_root apt-get update -qq >&2
  for package in $missing; do
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2 ||
      say "apt-get cannot install '$package' here"
  done
  missing=$(absent "$@")
  if [ -n "$missing" ]; then
    say "still missing:" "$missing" "- install by hand (AWS CLI: https://docs.aws.amazon.com/cli/), then run the command again"
    exit 1
  fi
}

tools_to_run() {
  system_tools nginx:nginx-light zstd:zstd jq:jq curl:curl tar:tar flock:util-linux aws:awscli git:git
}

# The other end of what hosts can have. Who cannot get it hears so from the suites too.
newest_nginx() {
  if ! grep -q '^ID=ubuntu' /etc/os-release; then system_tools patchelf:patchelf; fi
  sh scripts/setup/newest-nginx.sh || say "the newest Nginx cannot be had here, so nothing is tried on it"
}

browser() {
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then return; fi
  done
  system_tools chromium:chromium
}

tools_to_check() {
  system_tools shellcheck:shellcheck shfmt:shfmt
}

wanted=${1:-demo}
case "$wanted" in
demo | test | slow | check) ;;
*)
  say "unknown word '$wanted': use demo, test, slow or check"
  exit 2
  ;;
esac
npm_packages
if [ "$wanted" != check ]; then tools_to_run; fi
if [ "$wanted" = slow ]; then browser; fi
if [ "$wanted" = test ] || [ "$wanted" = slow ] || [ "${KLOVERBUY_NGINX:-}" = newest ]; then newest_nginx; fi
if [ "$wanted" != demo ]; then tools_to_check; fi
