# shellcheck shell=bash
# Where things are on a host, and what bootstrap.sh wrote about it.

R=${KLOVERBUY_ROOT:-}
srv=$R/srv/kloverbuy
releases=$srv/releases

# The settings are data: a line that is not one of ours is ignored, nothing is executed.
read_host() {
  local file=$R/etc/kloverbuy/host.env name value
  KLOVERBUY_ENVIRONMENT='' KLOVERBUY_BUCKET='' KLOVERBUY_HOST='' AWS_REGION=''
  KLOVERBUY_NGINX_USER=www-data KLOVERBUY_HTTP_PORT=80 KLOVERBUY_APP_USER=kloverbuy KLOVERBUY_NGINX_ACCEPT='' KLOVERBUY_PORTS=3100-3999
  [[ -r $file ]] || refuse "$file is missing" "run bootstrap.sh on this host"
  while IFS='=' read -r name value; do
    case $name in
    KLOVERBUY_ENVIRONMENT | KLOVERBUY_BUCKET | KLOVERBUY_HOST | KLOVERBUY_HTTP_PORT | KLOVERBUY_NGINX_USER | KLOVERBUY_APP_USER | KLOVERBUY_NGINX_ACCEPT | KLOVERBUY_PORTS | AWS_REGION)
      printf -v "$name" '%s' "$value"
      ;;
    esac
  done <"$file"
  for name in KLOVERBUY_ENVIRONMENT KLOVERBUY_BUCKET KLOVERBUY_HOST AWS_REGION; do
    [[ -n ${!name} ]] || refuse "$file does not say $name" "run bootstrap.sh on this host again"
  done
  [[ $KLOVERBUY_PORTS =~ ^[1-9][0-9]{3,4}-[1-9][0-9]{3,4}$ ]] ||
    refuse "$file does not say KLOVERBUY_PORTS as FIRST-LAST" "run bootstrap.sh on this host again"
  host=$KLOVERBUY_HOST
  export AWS_REGION AWS_DEFAULT_REGION=$AWS_REGION AWS_PAGER=
}
