# shellcheck shell=bash
# What makes a prepared host a member of a fleet. Run again on a host that serves, it disturbs nothing: a file is replaced in
# one rename and only if it differs, and Nginx is reloaded only if its own configuration did.

lib=$R/usr/local/lib/kloverbuy

configure() {
  if [[ -z $R ]]; then make_users; fi
  make_folders
  write_settings
  install_scripts
  install_units
  stamp_unpacked
  place "$here/logrotate.conf" "$R/etc/logrotate.d/kloverbuy"
  systemctl daemon-reload
  configure_nginx
  systemctl enable nginx.service
  systemctl enable kloverbuy-guard.timer
  systemctl start kloverbuy-guard.timer
  start_now kloverbuy-join.service
  if [[ -n $fleet ]]; then start_now kloverbuy-ready.service; fi
  if [[ -x $R/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl ]]; then start_now kloverbuy-agent.service; fi
  printf 'bootstrap.sh: host %s is a member of %s\n' "$host" "$environment" >&2
}

# start_now UNIT: now and at each boot, without waiting for it
start_now() {
  systemctl enable "$1"
  systemctl start --no-block "$1"
}

make_users() {
  id -u "$nginx_user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$nginx_user"
  id -u "$app_user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$app_user"
}

make_folders() {
  mkdir -p "$R/etc/kloverbuy" "$R/etc/logrotate.d" "$R/etc/nginx/kloverbuy" "$R/etc/systemd/system" "$lib" "$R/run/kloverbuy" \
    "$R/srv/kloverbuy/releases" "$R/srv/kloverbuy/assets" "$R/var/lib/kloverbuy" "$R/var/log/kloverbuy" \
    "$R/var/log/nginx" "$R/var/lib/nginx"
}

write_settings() {
  local file=$R/etc/kloverbuy/host.env
  printf 'KLOVERBUY_ENVIRONMENT=%s\nKLOVERBUY_BUCKET=%s\nKLOVERBUY_HOST=%s\nKLOVERBUY_HTTP_PORT=%s\nKLOVERBUY_PORTS=%s\nKLOVERBUY_NGINX_USER=%s\nKLOVERBUY_APP_USER=%s\nKLOVERBUY_FLEET=%s\nKLOVERBUY_NGINX_ACCEPT=%s\nAWS_REGION=%s\n' \
    "$environment" "$bucket" "$host" "$port" "$ports" "$nginx_user" "$app_user" "$fleet" "$accept_nginx" "$region" >"$file.new"
  mv -T "$file.new" "$file"
}

# Each file by a rename: an app that restarts meanwhile finds launch.sh, and a script that runs keeps its own text. What is no
# part any more goes last, when nothing that starts asks for it.
install_scripts() {
  local new=$lib.new folder
  rm -rf "$new"
  mkdir "$new"
  cp -r "$here/release.sh" "$here/launch.sh" "$here/guard.sh" "$here/join.sh" "$here/ready.sh" "$here/lib" "$here/release" "$here/nginx" "$new/"
  chmod 755 "$new"/*.sh
  (cd "$new" && find . -type f) | sort >"$lib.files"
  for folder in lib release nginx .; do
    mkdir -p "$lib/$folder"
    find "$new/$folder" -maxdepth 1 -type f -exec mv -ft "$lib/$folder" {} +
  done
  (cd "$lib" && find . -type f | sort | comm -23 - "$lib.files" | xargs -r -d '\n' rm -f)
  rm -rf "$new" "$lib.files"
}

# A browser that asks again for the live release's pages gets the truth from here on, before any rollout comes.
stamp_unpacked() {
  local releases=$R/srv/kloverbuy/releases work
  work=$(mktemp -d)
  stamp_kept
  rm -rf "$work"
}

say() { printf 'bootstrap.sh: %s\n' "$*" >&2; }

install_units() {
  local unit
  for unit in "$here"/systemd/*; do place "$unit" "$R/etc/systemd/system/${unit##*/}"; done
}

configure_nginx() {
  local folder=$R/etc/nginx changed=false said
  judge_nginx "$(installed_nginx)" "$accept_nginx"
  [[ -z $nginx_fault ]] || die "$nginx_fault; install Nginx $(pin version), or answer for this one with --accept-nginx"
  if [[ -n $nginx_note ]]; then printf 'bootstrap.sh: %s\n' "$nginx_note" >&2; fi
  keepalive=''
  if at_least "$(installed_nginx)" 1.27.4; then
    # An old worker waits so long for what an open connection may still bring: without it a reload resets requests, and each such
    # request is answered by the former configuration (release.sh waits it out: old_answers in site.sh).
    keepalive='keepalive_min_timeout 1s;'
  fi
  place /etc/nginx/mime.types "$folder/kloverbuy/mime.types"
  place "$here/nginx/headers.conf" "$folder/kloverbuy/headers.conf"
  # A host that already serves keeps the site that release.sh wrote.
  if [[ ! -e $folder/kloverbuy/site.conf ]]; then place "$here/nginx/site-empty.conf" "$folder/kloverbuy/site.conf"; fi
  fill "$here/nginx/nginx.conf" >"$folder/candidate.conf"
  said=$(nginx -t -q -p "$R/" -c "$folder/candidate.conf" 2>&1) || die "$(refusal "$said"); the configuration that serves is as it was"
  if [[ -e $folder/nginx.conf ]] && ! is_ours "$folder/nginx.conf"; then
    cp "$folder/nginx.conf" "$folder/nginx.conf.before-kloverbuy"
    printf 'bootstrap.sh: %s was not ours; what it said is kept beside it, as nginx.conf.before-kloverbuy\n' "$folder/nginx.conf" >&2
  fi
  place "$here/nginx/nginx.conf" "$folder/nginx.conf"
  rm "$folder/candidate.conf"
  if ! systemctl is-active --quiet nginx.service; then
    systemctl start nginx.service
  elif is_outdated; then
    replace_nginx
  elif [[ $changed = true ]]; then
    systemctl reload nginx.service
  fi
}

# place TEMPLATE FILE: sets `changed` if FILE was another one
place() {
  fill "$1" >"$2.new"
  if cmp -s "$2.new" "$2"; then
    rm "$2.new"
  else
    mv -T "$2.new" "$2"
    changed=true
  fi
}

# Every value was checked: none has a sign of sed's.
fill() {
  sed -e "s#@ROOT@#$R#g" -e "s#@USER@#$nginx_user#g" -e "s#@NGINX_USER@#$nginx_user#g" -e "s#@APP_USER@#$app_user#g" \
    -e "s#@PORT@#$port#g" -e "s#@ENVIRONMENT@#$environment#g" -e "s#@KEEPALIVE_MIN@#${keepalive:-}#g" -e "s#@DIGEST@#none#g" "$1"
}
