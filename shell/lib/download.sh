# shellcheck shell=bash
# Reads from the artifact bucket; here only whole failures are repeated.

download_tries=3
# Seconds that one object may take.
download_limit=600
# Bytes; a manifest has about 1 KB.
manifest_limit=1048576

# download KEY FILE WHAT BYTES
download() {
  local try said
  for ((try = 1; ; try++)); do
    if get_object "$@" >"$work/aws" 2>"$work/error"; then return; fi
    said=$(tr '\n' ' ' <"$work/error")
    if [[ -e $2 ]] && (($(stat -c %s "$2") > $4)); then
      fail "$3 is larger than $4 bytes" "do not deploy it; build the release again and find out who wrote the object"
    fi
    case $said in
    *'failed to run command'*) fail "the AWS CLI cannot be run: ${said:0:300}" "run bootstrap.sh packages on this host" ;;
    *NoSuchKey* | *'(404)'*) fail "$3 is not in the bucket: s3://$KLOVERBUY_BUCKET/$1" "build the release again, or choose one that exists" ;;
    *AccessDenied* | *'(403)'* | *Forbidden*) fail "S3 denies this host $3: ${said:0:300}" "let the instance role read releases/* of the bucket" ;;
    *'No space left'*) fail "the disk filled up while $3 was downloaded" "free space on the host's disk, or enlarge it" ;;
    esac
    ((try < download_tries)) ||
      fail "$3 could not be downloaded in $download_tries tries: ${said:0:300}" "look at the host's network and at S3, then run the rollout again"
    say "try $try of $download_tries failed (${said:0:200}); again in $((try * 2)) s"
    sleep "$((try * 2))"
  done
}

# Whatever the bucket sends, no file grows beyond BYTES and half the margin that check_space left. Not less than that: the bound
# holds for each file of the AWS CLI, and it may keep some of its own.
get_object() (
  ulimit -f "$((($4 + disk_margin / 2) / 1024 + 1))"
  s3api "$download_limit" get-object --bucket "$KLOVERBUY_BUCKET" --key "$1" "$2"
)

# verify FILE SHA256 BYTES
verify() {
  local sum
  [[ $(stat -c %s "$1") = "$3" ]] || return 1
  sum=$(sha256sum <"$1")
  [[ ${sum%% *} = "$2" ]]
}
