#!/usr/bin/env bash
# `systemctl` on a sandbox host's PATH: asks the host's supervisor. The answer's first line is the exit code, the rest the output.
set -Eeuo pipefail

main() {
  local word query=() answer code output quiet=false
  for word in "$@"; do
    if [[ $word = --quiet || $word = -q ]]; then quiet=true; else query+=(--data-urlencode "a=$word"); fi
  done
  answer=$(curl -q -sS -G --unix-socket "$KLOVERBUY_ROOT/run/systemctl.sock" "${query[@]}" http://host/)
  code=${answer%%$'\n'*} output=${answer#"$code"} output=${output#$'\n'}
  if [[ -n $output && $quiet = false ]]; then
    # Of what it enables or disables it speaks on stderr.
    if [[ $1 != *able && $code = 0 || $1 = is-* ]]; then printf '%s\n' "$output"; else printf '%s\n' "$output" >&2; fi
  fi
  exit "$code"
}

main "$@"
