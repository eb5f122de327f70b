# shellcheck shell=bash
# The pinned Nginx (nginx/pin) onto a host, and into a running one without closing its port.

# install_nginx: nothing of the package's own scripts touches what runs; configure_nginx takes the new program over
install_nginx() {
  local version package folder
  version=$(pinned_version)
  if [[ $(dpkg-query -W -f '${Version}' nginx 2>/dev/null) = "$version" ]]; then return; fi
  package=nginx_${version}_$(dpkg --print-architecture).deb
  folder=$(mktemp -d)
  # apt reads it as a user of its own.
  chmod 755 "$folder"
  fetch_nginx "$package" "$folder/$package"
  hold_services
  add_packages --allow-downgrades --allow-change-held-packages \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$folder/$package"
  release_services
  # Until the next pin no upgrade of the system changes it.
  apt-mark hold nginx >/dev/null
  rm -f "$R/etc/apt/sources.list.d/nginx.list"
  rm -rf "$folder"
}

pinned_version() { printf '%s-%s~%s' "$(pin version)" "$(pin release)" "$(codename)"; }

# fetch_nginx PACKAGE FILE: from our bucket, which has it as long as we want it; else from nginx.org, which may not
fetch_nginx() {
  local sum
  sum=$(pin "sha256 $(codename) $(dpkg --print-architecture)")
  if [[ ! $sum =~ ^[0-9a-f]{64}$ ]]; then
    sum=''
    printf 'bootstrap.sh: the SHA-256 of %s is not pinned; its signature alone proves it\n' "$1" >&2
  elif [[ -n $bucket ]] && fetch_from_bucket "$1" "$2"; then
    [[ $(sha256sum <"$2") = "$sum  -" ]] || die "hosts/packages/$1 in $bucket is not the pinned package; nothing was installed"
    return
  fi
  add_source nginx https://nginx.org/keys/nginx_signing.key "$(pin key)" "https://nginx.org/packages/ubuntu $(codename) nginx"
  apt-get update -qq
  (cd "${2%/*}" && apt-get download -qq "nginx=$(pinned_version)") ||
    die "nginx.org does not have $1; pin one that it has (npm run nginx -- pin), or put the package into hosts/packages/ of the bucket"
  [[ -z $sum || $(sha256sum <"$2") = "$sum  -" ]] || die "$1 of nginx.org is not the pinned package; nothing was installed"
}

fetch_from_bucket() {
  AWS_REGION=$region AWS_PAGER='' aws_cli 300 s3api get-object --bucket "$bucket" --key "hosts/packages/$1" "$2" >/dev/null ||
    { printf 'bootstrap.sh: %s is not in %s; asking nginx.org\n' "$1" "$bucket" >&2 && return 1; }
}

# invoke-rc.d asks it: https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
policy() { printf '%s/usr/sbin/policy-rc.d' "$R"; }

hold_services() {
  if [[ -e $(policy) ]]; then return; fi
  mkdir -p "$R/usr/sbin"
  printf '#!/bin/sh\n# kloverbuy\nexit 101\n' >"$(policy)"
  chmod 755 "$(policy)"
  trap release_services EXIT
}

release_services() { if grep -qs '^# kloverbuy' "$(policy)"; then rm -f "$(policy)"; fi; }

# is_outdated: does another program run than the one on the disk?
is_outdated() {
  local answer
  answer=$(site_answer "$port")
  if [[ $answer = *' '* ]]; then [[ ${answer#* } != "$(installed_nginx)" ]]; else
    [[ $(readlink "/proc/$(<"$R/run/nginx.pid")/exe") = *' (deleted)' ]]
  fi
}

# replace_nginx: both programs serve until the new one is seen to: https://nginx.org/en/docs/control.html#upgrade
replace_nginx() {
  local pid=$R/run/nginx.pid former wanted until=$((SECONDS + 10))
  former=$(<"$pid") wanted=$(installed_nginx)
  kill -USR2 "$former"
  until [[ -s $pid && $(<"$pid") != "$former" && $(site_answer "$port") =~ ^[0-9a-z]+(\ ${wanted//./\\.})?$ ]]; do
    if ((SECONDS >= until)); then
      if [[ -s $pid && $(<"$pid") != "$former" ]]; then kill -QUIT "$(<"$pid")"; fi
      die "Nginx $wanted did not take over within 10 s, the former one serves on; read $R/var/log/nginx/error.log"
    fi
    sleep 0.1
  done
  kill -QUIT "$former"
  printf 'bootstrap.sh: Nginx %s has taken over; process %s ends when its connections have\n' "$wanted" "$former" >&2
}
