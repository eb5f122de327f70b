#!/usr/bin/env bash
# Starts one release's app: what kloverbuy@<id>.service executes.
set -Eeuo pipefail

main() {
  local id=$1 root=${KLOVERBUY_ROOT:-} folder argv=() name value
  [[ $id =~ ^[0-9a-f]{7}-[0-9a-f]{12}$ ]] || die "$(printf '%q' "$id") is not a release id"
  folder=$root/srv/kloverbuy/releases/$id
  while IFS='=' read -r name value; do
    if [[ $name = KLOVERBUY_ENVIRONMENT ]]; then export KLOVERBUY_ENVIRONMENT=$value; fi
  done <"$root/etc/kloverbuy/host.env"
  mapfile -d '' -t argv < <(jq -j '.config.start[] | . + "\u0000"' "$folder/release.json")
  ((${#argv[@]} > 0)) || die "$folder/release.json names no start command"
  export KLOVERBUY_RELEASE=$id NODE_ENV=production PORT=$folder/run/app.sock
  if [[ -s $folder/port ]]; then PORT=$(<"$folder/port"); fi
  # A socket that a killed process left behind would keep the new one from listening.
  rm -f "$folder/run/app.sock"
  cd "$folder/app"
  exec -- "${argv[@]}"
}

die() {
  printf 'launch.sh: %s\n' "$1" >&2
  exit 2
}

main "$@"
