# shellcheck shell=bash
# The host's own programs: what `status` tells of them, and whether a release may be switched on them.

warnings='' versions='' installed=''

operation_status() {
  local node
  begin versions
  examine_nginx
  if [[ -n $nginx_fault ]]; then warn "$nginx_fault, so no release is switched here: $(nginx_cure)"; fi
  if [[ -n $nginx_note ]]; then warn "$nginx_note"; fi
  installed=$(installed_scripts)
  if [[ ! -e $R/usr/local/lib/kloverbuy/lib/times.sh ]]; then
    warn "its own scripts are of before these: what it takes at a boot keeps the time 0, and browsers may keep former pages; replace the host, or run bootstrap.sh again"
  elif [[ -n ${SSM_scripts:-} && $installed != "$SSM_scripts" ]]; then
    warn "its own scripts (guard, join, launch) are not of the same version as the SSM document: an apply ends when its instance refresh has replaced each host; else run bootstrap.sh again"
  fi
  if ! node=$(node --version 2>"$work/node"); then node=''; fi
  versions="$nginx_found $node"
  outcome=unchanged
}

# installed_scripts: one digest of all that bootstrap.sh installed, as stacks/commands/packed.ts makes it of shell/; a document
# brings its own in $SSM_scripts
installed_scripts() {
  local sum
  cd "$R/usr/local/lib/kloverbuy" 2>"$work/installed" || return 0
  sum=$(find . -type f -print0 | sort -z | xargs -0 -r sha256sum | sha256sum)
  printf '%s' "${sum%% *}"
}

# warn SENTENCE: into the result; it keeps nothing from going on
warn() { warnings+="${*//$'\n'/ }"$'\n'; }

# require_nginx: no release is switched on an untested Nginx. One that is just starting gets its seconds.
require_nginx() {
  local until=$((SECONDS + 5))
  begin nginx
  examine_nginx
  while [[ $nginx_silent = true ]] && ((SECONDS < until)); do
    sleep 0.2
    examine_nginx
  done
  [[ -z $nginx_fault ]] || refuse "$nginx_fault" "$(nginx_cure)"
  begin state
}

# examine_nginx: what judge_nginx says of the one that runs, its version in $nginx_found, and in $nginx_silent whether it only
# does not answer
examine_nginx() {
  local answer
  nginx_fault='' nginx_note='' nginx_found='' nginx_silent=false
  if ! command -v nginx >/dev/null; then
    nginx_fault='Nginx is not installed'
  elif ! is_ours "$R/etc/nginx/nginx.conf"; then
    nginx_fault="$R/etc/nginx/nginx.conf is not the one that bootstrap.sh writes"
  else
    answer=$(site_answer "$KLOVERBUY_HTTP_PORT")
    # A site from before says nothing of the version.
    if [[ $answer = *' '* ]]; then nginx_found=${answer#* }; else nginx_found=$(installed_nginx); fi
    judge_nginx "$nginx_found" "$KLOVERBUY_NGINX_ACCEPT"
    if [[ -z $nginx_fault && $answer = none ]]; then explain_silence; fi
  fi
}

explain_silence() {
  local said
  if said=$(nginx -t -q -p "$R/" -c "$R/etc/nginx/nginx.conf" 2>&1); then
    nginx_silent=true nginx_fault='Nginx does not answer with our site: it is down, or was not reloaded'
  else
    nginx_fault=$(refusal "$said")
  fi
}

nginx_cure() {
  printf 'run bootstrap.sh on the host again: it installs Nginx %s and writes its configuration (--accept-nginx answers for another version)' "$(pin version)"
}
