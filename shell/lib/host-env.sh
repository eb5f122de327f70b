# shellcheck shell=bash
# For the unattended scripts: what bootstrap.sh wrote, and a line for the log.

R=${KLOVERBUY_ROOT:-}

setting() { sed -n "s/^$1=//p" "$R/etc/kloverbuy/host.env"; }

tell() { TZ=UTC0 printf '%(%FT%TZ)T %s: %s\n' -1 "${0##*/}" "${*//[[:cntrl:]]/ }" >&2; }
