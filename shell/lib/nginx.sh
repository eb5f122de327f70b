# shellcheck shell=bash
# Which Nginx this host has, and whether our site may be trusted to it: its defaults decide who answers after a switch.

# pin NAME: of nginx/pin
pin() { sed -n "s/^$1 //p" <<<"$(cat "$here/nginx/pin")"; }

# site_answer PORT: the digest of the rendering that the workers run, and their version (what `nginx -v` tells is the file's);
# of a site from before they told it: the digest alone. 'none' of anything else.
site_answer() {
  local said
  said=$(curl -q -s --noproxy '*' --max-time 2 "http://127.0.0.1:$1/.kloverbuy/site") || said=''
  if [[ $said =~ ^([0-9a-f]{64}|none)(\ [0-9.]+)?$ ]]; then printf '%s' "$said"; else printf none; fi
}

installed_nginx() { nginx -v 2>&1 | sed -n 's#.*nginx/\([0-9.]*\).*#\1#p'; }

is_ours() { [[ -r $1 ]] && grep -q '^# Written by bootstrap.sh' "$1" && grep -q '^ *include .*/kloverbuy/site.conf;' "$1"; }

# judge_nginx VERSION ACCEPTED: the reason why nothing may be switched on it in $nginx_fault, what is merely worth knowing in
# $nginx_note. ACCEPTED is a version that a person has accepted.
judge_nginx() {
  local tested newest oldest
  tested=$(pin tested) newest=$(pin version) oldest=$(pin oldest)
  nginx_fault='' nginx_note=''
  if [[ " $tested $2 " = *" $1 "* && -n $1 ]]; then return; fi
  if [[ ! $1 =~ ^[0-9]+(\.[0-9]+)+$ ]]; then
    nginx_fault="the version of Nginx cannot be told ('${1:0:20}')"
  elif ! at_least "$1" "$oldest"; then
    nginx_fault="Nginx $1 is older than $oldest, the oldest that the site works on"
  elif ! at_least "$newest" "$1"; then
    nginx_fault="Nginx $1 is newer than $newest, the newest that was tested"
  else
    nginx_note="Nginx $1 runs here; tested were ${tested// /, }"
  fi
}

# refusal TEXT: what `nginx -t` said, in a sentence
refusal() {
  if [[ $1 =~ unknown\ directive\ \"([a-z_]+)\" ]]; then
    printf "Nginx lacks the module of '%s'" "${BASH_REMATCH[1]}"
  else
    printf 'Nginx refuses its configuration: %s' "$(tail -n 2 <<<"$1" | tr '\n' ' ')"
  fi
}

at_least() { [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) = "$2" ]]; }
