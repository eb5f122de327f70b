#!/usr/bin/env bash
# In place of the AWS CLI, which takes 0.7 s to start: the same requests, signed by curl. happy.test.ts and downloads.test.ts use
# the real one. Counts its calls.
set -Eeuo pipefail

# SHA-256 of an empty body: what every version of curl that signs takes.
nothing=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855

main() {
  local endpoint='' bucket='' key='' words=()
  while (($# > 0)); do
    case $1 in
    --endpoint-url) endpoint=$2 && shift ;;
    --bucket) bucket=$2 && shift ;;
    --key) key=$2 && shift ;;
    --cli-* | --exclude | --include) shift ;;
    --recursive | --only-show-errors) ;;
    *) words+=("$1") ;;
    esac
    shift
  done
  if [[ ${words[0]} = s3api ]]; then
    get "$bucket/$key" "${words[2]}" || exit 254
    # What the real one tells of an object.
    printf '{ "ContentType": "binary/octet-stream" }\n'
  else
    # What is not there is not listed, and so not missed.
    get "${words[2]#s3://}release.json" "${words[3]}release.json" || denied
    get "${words[2]#s3://}artifact.tar.zst" "${words[3]}artifact.tar.zst" || denied
  fi
}

denied() { if [[ $status != 404 ]]; then exit 1; fi; }

# get BUCKET/KEY FILE
get() {
  printf '%s\n' "${1#*/}" >>"$KLOVERBUY_ROOT/run/aws.calls"
  status=$(curl -q -sS --max-time 20 --aws-sigv4 "aws:amz:$AWS_REGION:s3" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
    -H "x-amz-content-sha256: $nothing" ${AWS_SESSION_TOKEN:+-H "x-amz-security-token: $AWS_SESSION_TOKEN"} -o "$2" -w '%{http_code}' "$endpoint/$1") || exit 1
  if [[ $status != 200 ]]; then
    cat "$2" >&2
    rm -f "$2"
    return 1
  fi
}

main "$@"
