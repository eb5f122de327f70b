# shellcheck shell=bash
# Nginx's site. For an app on a socket it names `live`, never a release, so it only changes (and Nginx is only reloaded) when
# limits or paths do. For an app on a port it names the release's port and front end, so that one reload moves both.

site=$R/etc/nginx/kloverbuy/site.conf
# Seconds for the new workers to take over after a reload.
reload_limit=10
# keepalive_min_timeout of configure.sh, and a little.
old_answers=1.2

# render_site ID: from the fields that read_manifest checked, into $work/site.conf; its digest is what the running Nginx answers
render_site() {
  local upstream="unix:$srv/live/run/app.sock" front=$srv/live/front routes='' text digest
  if [[ -z $1 ]]; then
    text=$(cat "$here/nginx/site-empty.conf")
  else
    text=$(cat "$here/nginx/site.conf")
    if [[ -n $folder ]]; then
      routes=$(cat "$here/nginx/site-front.conf")
    else
      routes=$(cat "$here/nginx/site-app.conf")
    fi
    if [[ $listen = port ]]; then upstream=127.0.0.1:$(port_of "$1") front=$releases/$1/front; fi
  fi
  text=${text//@ROUTES@/"$routes"}
  text=${text//@FRONT@/"$front"}
  text=${text//@ROOT@/"$R"}
  text=${text//@PORT@/"$KLOVERBUY_HTTP_PORT"}
  text=${text//@UPSTREAM@/"$upstream"}
  text=${text//@HEALTH@/"$health_path"}
  text=${text//@API@/"$api"}
  text=${text//@ASSETS@/"$assets"}
  text=${text//@FALLBACK@/"$fallback"}
  text=${text//@TIMEOUT@/"$request_timeout"}
  text=${text//@BODY@/"$request_body"}
  text=${text//@BUFFER@/"$request_buffer"}
  digest=$(sha256sum <<<"$text")
  site_digest=${digest%% *}
  printf '%s\n' "${text//@DIGEST@/"$site_digest"}" >"$work/site.conf"
}

# prepare_site ID: renders it (the empty one without an ID) and, if it differs from what runs, tests it; nothing is touched yet
prepare_site() {
  begin site
  if [[ -n $1 ]]; then read_manifest "$1"; else read_nothing; fi
  render_site "$1"
  site_changed=false
  if cmp -s "$work/site.conf" "$site" && runs_site "$site_digest"; then return; fi
  site_changed=true
  sed "s#^\( *include \).*/kloverbuy/site.conf;#\1$work/site.conf;#" "$R/etc/nginx/nginx.conf" >"$work/nginx.conf"
  nginx -t -q -p "$R/" -c "$work/nginx.conf" 2>"$work/error" ||
    fail "Nginx refuses the new site: $(tail -n 3 "$work/error" | tr '\n' ' ')" "correct 'api', 'frontend' or 'request' in kloverbuy.yml, or /etc/nginx on the host"
}

# apply_site: moves the tested candidate, reloads, sees that the new workers serve; on a failure the old site comes back
apply_site() {
  if [[ $site_changed != true ]]; then return; fi
  begin reload
  on_failure reload_old_site
  keep "$site"
  replace "$site" "$(<"$work/site.conf")"
  reload_site ||
    fail "Nginx did not take the new site over in $reload_limit s: $(tr '\n' ' ' <"$work/error")" "read Nginx's error.log on the host"
  say "Nginx serves the new site"
}

reload_old_site() {
  site_digest=$(sed -nE "s/^ *return 200 '?([0-9a-z]+)( .nginx_version')?;\$/\1/p" "$site")
  reload_site || say "Nginx has not yet taken the old site back: $(tr '\n' ' ' <"$work/error")"
}

# A reload's exit code only tells that the signal was sent: the new workers are known by the digest that they answer. The old
# ones answer each of their open connections once more, for keepalive_min_timeout (nginx.conf): it is over when that is.
reload_site() {
  local until=$((SECONDS + reload_limit))
  systemctl reload nginx.service 2>"$work/error" || return 1
  until runs_site "$site_digest"; do
    ((SECONDS < until)) || return 1
    sleep 0.05
  done
  sleep "$old_answers"
}

# runs_site DIGEST
runs_site() { [[ $(site_answer "$KLOVERBUY_HTTP_PORT") =~ ^"$1"( |$) ]]; }

# Does the site of before name a port?
names_port() { grep -q '^ *server 127\.0\.0\.1:' "$site"; }
