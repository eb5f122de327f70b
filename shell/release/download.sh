# shellcheck shell=bash
# Manifest and artifact of a release, by one start of the AWS CLI: starting it takes most of a second of a core, more than the
# bytes of a usual release. Nothing of them is believed before the manifest was checked and the artifact's SHA-256 compared.

download_tries=3
# Seconds that a release may take.
download_limit=900
# Bytes; a manifest has about 1 KB.
manifest_limit=1048576

# fetch_release FOLDER: leaves release.json and artifact.tar.zst there, as far as the bucket has them
fetch_release() {
  local try said from=s3://$KLOVERBUY_BUCKET/releases/$release
  for ((try = 1; ; try++)); do
    rm -f "$1/release.json" "$1/artifact.tar.zst"
    if copy_release "$from/" "$1/" >"$work/aws" 2>"$work/error"; then return; fi
    said=$(tr '\n' ' ' <"$work/error")
    case $said in
    *'failed to run command'*) fail "the AWS CLI cannot be run: ${said:0:300}" "run bootstrap.sh packages on this host" ;;
    *AccessDenied* | *'(403)'* | *Forbidden*) fail "S3 denies this host $from: ${said:0:300}" "let the instance role list and read releases/* of the bucket" ;;
    *'No space left'*) fail "the disk filled up while $release was downloaded" "free space on the host's disk, or enlarge it" ;;
    *'File too large'*) fail "$release is larger than the disk has room for" "free space, enlarge the disk, or lower 'retention'" ;;
    esac
    ((try < download_tries)) ||
      fail "$release could not be downloaded in $download_tries tries: ${said:0:300}" "look at the host's network and at S3, then run the rollout again"
    say "try $try of $download_tries failed (${said:0:200}); again in $((try * 2)) s"
    sleep "$((try * 2))"
  done
}

# Half the margin of the disk stays free: no file from the bucket may grow beyond that.
copy_release() (
  local free
  free=$(df --output=avail -B1 "$releases" | tail -n 1)
  ulimit -f "$(((free - disk_margin / 2) / 1024))"
  aws_cli "$download_limit" s3 cp "$1" "$2" --recursive --exclude '*' --include release.json --include artifact.tar.zst --only-show-errors
)

# check_size FILE BYTES: before it is read
check_size() {
  [[ -e $1 ]] || fail "${1##*/} of $release is not in the bucket: s3://$KLOVERBUY_BUCKET/releases/$release/" "build the release again, or choose one that exists"
  (($(stat -c %s "$1") <= $2)) ||
    fail "${1##*/} of $release is larger than $2 bytes" "do not deploy it; build the release again and find out who wrote the object"
}

# verify FILE SHA256 BYTES
verify() {
  local sum
  [[ $(stat -c %s "$1") = "$3" ]] || return 1
  sum=$(sha256sum <"$1")
  [[ ${sum%% *} = "$2" ]]
}
