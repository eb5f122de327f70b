#!/usr/bin/env bash
# Turns a bare Ubuntu 22.04 host into a member of a fleet. Every step may be run again.
set -Eeuo pipefail
export LC_ALL=C
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/packages.sh"

R=${KLOVERBUY_ROOT:-}
lib=$R/usr/local/lib/kloverbuy
environment='' bucket='' region='' host='' port=80 nginx_user=www-data app_user=kloverbuy

usage() {
  cat <<'TXT'
Usage: bootstrap.sh packages|configure|all [options]
  packages   Node 24, Nginx (mainline, for lossless reloads), AWS CLI 2, zstd, jq, curl
  configure  users, folders, settings, units, Nginx; starts Nginx, the guard and the join
  all        both

Options of configure:
  --environment NAME  --bucket NAME  --region NAME   required
  --host ID           instance id; asked of the instance metadata when absent
  --port N            Nginx's port (80)
  --nginx-user NAME   (www-data)    --app-user NAME  (kloverbuy)

KLOVERBUY_ROOT puts everything below a folder of its own and makes no users; the sandbox uses it.
TXT
}

main() {
  local what=${1:-}
  case $what in
  -h | --help) usage && return ;;
  packages | configure | all) shift ;;
  *) die "'$what' is not packages, configure or all; see bootstrap.sh --help" ;;
  esac
  options "$@"
  if [[ $what != packages ]]; then check_options; fi
  if [[ $what != configure ]]; then install_packages; fi
  if [[ $what != packages ]]; then configure; fi
}

die() {
  printf 'bootstrap.sh: %s\n' "$1" >&2
  exit 2
}

options() {
  local name
  while (($# > 0)); do
    case $1 in
    --environment | --bucket | --region | --host | --port | --nginx-user | --app-user)
      (($# > 1)) || die "$1 needs a value"
      name=${1#--}
      printf -v "${name//-/_}" '%s' "$2"
      shift 2
      ;;
    *) die "there is no option '${1:0:40}'; see bootstrap.sh --help" ;;
    esac
  done
}

check_options() {
  if [[ -z $host ]]; then host=$(instance_id); fi
  [[ $R =~ ^(/[A-Za-z0-9._/-]+)?$ ]] || die "KLOVERBUY_ROOT is not a plain absolute path"
  ((${#R} <= 50)) || die "KLOVERBUY_ROOT has ${#R} characters; at most 50, or the app's socket path is too long for the kernel (107)"
  check environment '[a-z][a-z0-9-]{0,30}'
  check bucket '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]'
  check region '[a-z]{2}(-[a-z]+)+-[0-9]'
  check host 'i-[0-9a-f]{8,17}'
  check port '[0-9]{1,5}'
  check nginx_user '[a-z_][a-z0-9_-]{0,31}'
  check app_user '[a-z_][a-z0-9_-]{0,31}'
}

check() { [[ ${!1} =~ ^$2$ ]] || die "the option --${1//_/-} is missing or unusable: '${!1:0:60}'"; }

# Instance metadata, version 2 only.
instance_id() {
  local token
  token=$(curl -sSf --max-time 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token) ||
    die "the instance metadata does not answer; give --host"
  curl -sSf --max-time 5 -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id
}

configure() {
  if [[ -z $R ]]; then make_users; fi
  make_folders
  write_settings
  install_scripts
  install_units
  configure_nginx
  systemctl daemon-reload
  systemctl enable nginx.service
  # A host that serves already loses no request when it is configured again.
  if systemctl is-active --quiet nginx.service; then
    systemctl reload nginx.service
  else
    systemctl start nginx.service
  fi
  systemctl enable kloverbuy-guard.timer
  systemctl start kloverbuy-guard.timer
  systemctl enable kloverbuy-join.service
  systemctl start --no-block kloverbuy-join.service
  printf 'bootstrap.sh: host %s is a member of %s\n' "$host" "$environment" >&2
}

make_users() {
  id -u "$nginx_user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$nginx_user"
  id -u "$app_user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$app_user"
}

make_folders() {
  mkdir -p "$R/etc/kloverbuy" "$R/etc/nginx/kloverbuy" "$R/etc/systemd/system" "$lib" "$R/run/kloverbuy" \
    "$R/srv/kloverbuy/releases" "$R/srv/kloverbuy/assets" "$R/var/lib/kloverbuy" "$R/var/log/kloverbuy" \
    "$R/var/log/nginx" "$R/var/lib/nginx"
}

write_settings() {
  printf 'KLOVERBUY_ENVIRONMENT=%s\nKLOVERBUY_BUCKET=%s\nKLOVERBUY_HOST=%s\nKLOVERBUY_HTTP_PORT=%s\nKLOVERBUY_NGINX_USER=%s\nKLOVERBUY_APP_USER=%s\nAWS_REGION=%s\n' \
    "$environment" "$bucket" "$host" "$port" "$nginx_user" "$app_user" "$region" >"$R/etc/kloverbuy/host.env"
}

install_scripts() {
  local new=$lib.new
  rm -rf "$new"
  mkdir "$new"
  cp -r "$here/release.sh" "$here/launch.sh" "$here/guard.sh" "$here/join.sh" "$here/lib" "$here/nginx" "$new/"
  chmod 755 "$new"/*.sh
  rm -rf "${lib:?}"
  mv -T "$new" "$lib"
}

install_units() {
  local unit
  for unit in "$here"/systemd/*; do fill "$unit" "$R/etc/systemd/system/${unit##*/}"; done
}

configure_nginx() {
  local keepalive='' types=/etc/nginx/mime.types
  if at_least "$(nginx -v 2>&1 | sed -n 's#.*nginx/\([0-9.]*\).*#\1#p')" 1.27.4; then
    # Idle connections of the old workers may still bring a request after a reload: they wait for it this long.
    keepalive='keepalive_min_timeout 75s;'
  fi
  cp "$types" "$R/etc/nginx/kloverbuy/mime.types"
  cp "$here/nginx/headers.conf" "$R/etc/nginx/kloverbuy/headers.conf"
  # A host that already serves keeps the site that release.sh wrote.
  if [[ ! -e $R/etc/nginx/kloverbuy/site.conf ]]; then
    fill "$here/nginx/site-empty.conf" "$R/etc/nginx/kloverbuy/site.conf"
  fi
  fill "$here/nginx/nginx.conf" "$R/etc/nginx/kloverbuy/candidate.conf" "$keepalive"
  nginx -t -q -p "$R/" -c "$R/etc/nginx/kloverbuy/candidate.conf" || die "Nginx refuses the configuration; the former one is untouched"
  mv -T "$R/etc/nginx/kloverbuy/candidate.conf" "$R/etc/nginx/nginx.conf"
}

at_least() { [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) = "$2" ]]; }

# fill TEMPLATE FILE [KEEPALIVE]
fill() {
  sed -e "s#@ROOT@#$R#g" -e "s#@USER@#$nginx_user#g" -e "s#@NGINX_USER@#$nginx_user#g" -e "s#@APP_USER@#$app_user#g" \
    -e "s#@PORT@#$port#g" -e "s#@KEEPALIVE_MIN@#${3:-}#g" "$1" >"$2.new"
  mv -T "$2.new" "$2"
}

main "$@"
