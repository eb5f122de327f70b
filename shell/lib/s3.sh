# shellcheck shell=bash
# The AWS CLI waits and tries again by itself on throttling. It gets neither the lock nor our stdout: should this script be
# killed, a download that goes on by itself holds nothing up.

# aws_cli SECONDS WORD...
aws_cli() {
  local limit=$1
  shift
  timeout --kill-after=5 "$limit" aws ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} \
    --cli-connect-timeout 10 --cli-read-timeout 60 "$@" 3>&- 9>&-
}
