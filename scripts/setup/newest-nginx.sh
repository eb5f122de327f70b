#!/bin/sh
# Unpacks the newest Nginx that hosts can get beside the system's, into .tools/nginx/: the suites run on both, for upstream
# keep-alive became a default in between (docs/architecture.md). Nothing is installed.
# Debian: the package of a newer suite, with the libraries that it was built with. Ubuntu: nginx.org's own.
# Usage: sh scripts/setup/newest-nginx.sh [FOLDER]     KLOVERBUY_NGINX_BRANCH=mainline: nginx.org's other branch
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$here/.tools/nginx}
branch=${KLOVERBUY_NGINX_BRANCH:-stable}

say() { printf 'setup: %s\n' "$*" >&2; }

# Of the machine's own mirror; prints its address.
debian_mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -v '^#' | grep -oE 'https?://[^ ]+/debian/?( |$)' |
    grep -v snapshot | head -n 1 | tr -d ' '
}

# Lists and downloads of its own: the machine's apt is as it was.
apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$work/lists" \
    -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root "$@" >&2
}

from_debian() {
  mirror=$(debian_mirror)
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror forky main" >"$work/sources.list"
  apt update
  (cd "$work/debs" && apt download nginx libc6 libpcre2-8-0 libssl3t64 zlib1g libcrypt1 libzstd1)
}

from_nginx_org() {
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  key=$(sed -n 's/^key //p' "$here/shell/nginx/pin")
  path=packages/ubuntu
  if [ "$branch" = mainline ]; then path=packages/mainline/ubuntu; fi
  curl -sSfL --retry 3 -o "$work/key" https://nginx.org/keys/nginx_signing.key
  gpg --homedir "$work" --batch --quiet --import "$work/key"
  gpg --homedir "$work" --batch --export "$key" >"$work/ring"
  [ -s "$work/ring" ] || { say "nginx.org's key is not $key" && exit 1; }
  echo "deb [signed-by=$work/ring] https://nginx.org/$path $codename nginx" >"$work/sources.list"
  apt update
  (cd "$work/debs" && apt download nginx)
}

unpack() {
  mkdir "$work/root" "$work/bin"
  for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/root"; done
  cp "$work/root/usr/sbin/nginx" "$work/bin/nginx"
  loader=$(find "$work/root" -name 'ld-linux*' -type f -o -name 'ld-linux*' -type l | head -n 1)
  # Its own loader and libraries by name, so that it is a program like any other: ps, pgrep and an upgrade in place know it.
  if [ -n "$loader" ]; then
    libraries=$(dirname "$(find "$work/root" -name libc.so.6 | head -n 1)")
    patchelf --set-interpreter "$folder${loader#"$work"}" --force-rpath --set-rpath "$folder${libraries#"$work"}" "$work/bin/nginx"
  fi
  rm -rf "$work/debs" "$work/lists" "$work/cache"
}

if [ -x "$folder/bin/nginx" ]; then exit 0; fi
mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$(dirname "$folder")/incoming.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/debs"
say "unpacking the newest Nginx beside the system's (a few seconds)"
if grep -q '^ID=ubuntu' /etc/os-release; then from_nginx_org; else from_debian; fi
unpack
rm -rf "$folder"
mv "$work" "$folder"
trap - EXIT
"$folder/bin/nginx" -v
