#!/usr/bin/env bash
# Turns a bare Ubuntu 22.04 host into a member of a fleet. Every step may be run again.
set -Eeuo pipefail
export LC_ALL=C
umask 022
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
R=${KLOVERBUY_ROOT:-}
source "$here/lib/s3.sh"
source "$here/lib/nginx.sh"
source "$here/bootstrap/packages.sh"
source "$here/bootstrap/nginx.sh"
source "$here/lib/times.sh"
source "$here/bootstrap/configure.sh"

environment='' bucket='' region='' host='' fleet='' accept_nginx='' port=80 ports=3100-3999 nginx_user=www-data app_user=kloverbuy

usage() {
  cat <<'TXT'
Usage: bootstrap.sh packages|configure|all [options]
  packages   Node 24, the pinned Nginx, AWS CLI 2, CloudWatch agent, zstd, jq, curl
  configure  users, folders, settings, units, Nginx; starts Nginx, the guard and the join
  all        both

Options of configure:
  --environment NAME  --bucket NAME  --region NAME   required
  --host ID           instance id; asked of the instance metadata when absent
  --fleet NAME        Auto Scaling group that waits to hear that this host serves; none when absent
  --port N            Nginx's port (80)
  --ports FIRST-LAST  of apps that cannot listen on a socket (3100-3999); no other program of the host listens there
  --accept-nginx V    accepts an Nginx that the suites did not run on
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
    --environment | --bucket | --region | --host | --fleet | --accept-nginx | --port | --ports | --nginx-user | --app-user)
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
  check fleet '([a-z][a-z0-9-]{0,62})?'
  check accept_nginx '([0-9]{1,3}(\.[0-9]{1,3}){2})?'
  check port '[0-9]{1,5}'
  check ports '[1-9][0-9]{3,4}-[1-9][0-9]{3,4}'
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

main "$@"
