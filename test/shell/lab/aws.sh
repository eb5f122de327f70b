#!/usr/bin/env bash
# In place of the AWS CLI, which takes 0.7 s to start: the same request, signed by curl. happy.test.ts and downloads.test.ts use
# the real one. Counts its calls.
set -Eeuo pipefail

# SHA-256 of an empty body: what every version of curl that signs takes.
nothing=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855

main() {
  local endpoint='' bucket='' key='' file='' status
  while (($# > 0)); do
    case $1 in
    --endpoint-url) endpoint=$2 && shift ;;
    --bucket) bucket=$2 && shift ;;
    --key) key=$2 && shift ;;
    --cli-*) shift ;;
    s3api | get-object) ;;
    *) file=$1 ;;
    esac
    shift
  done
  printf '%s\n' "$key" >>"$KLOVERBUY_ROOT/run/aws.calls"
  status=$(curl -q -sS --max-time 20 --aws-sigv4 "aws:amz:$AWS_REGION:s3" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
    -H "x-amz-content-sha256: $nothing" -o "$file" -w '%{http_code}' "$endpoint/$bucket/$key")
  if [[ $status != 200 ]]; then
    cat "$file" >&2
    rm -f "$file"
    exit 254
  fi
}

main "$@"
