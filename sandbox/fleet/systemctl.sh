#!/usr/bin/env bash
# `systemctl` on a sandbox host's PATH: asks the host's supervisor. Its exit code and output are those of the answer.
set -Eeuo pipefail

main() {
  local word query=() answer code quiet=false
  for word in "$@"; do
    if [[ $word = --quiet || $word = -q ]]; then quiet=true; else query+=(--data-urlencode "a=$word"); fi
  done
  answer=$(curl -sS -G -i --unix-socket "$KLOVERBUY_ROOT/run/systemctl.sock" "${query[@]}" http://host/)
  code=$(sed -n 's/^x-code: *\([0-9]*\).*/\1/ip;/^\r*$/q' <<<"$answer")
  if [[ $quiet = false ]]; then
    answer=$(sed '1,/^\r*$/d' <<<"$answer")
    if [[ $code = 0 || $1 = is-* ]]; then
      if [[ -n $answer ]]; then printf '%s\n' "$answer"; fi
    else printf '%s\n' "$answer" >&2; fi
  fi
  exit "${code:-1}"
}

main "$@"
