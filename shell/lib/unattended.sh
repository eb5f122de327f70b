# shellcheck shell=bash
# Shared by the unattended scripts guard.sh and join.sh.

source "$here/lib/host-env.sh"
state=$R/var/lib/kloverbuy/state.json
# Seconds that S3 may take for a record.
record_limit=60

# A folder that the next release.sh removes if this process is killed.
make_work() {
  mkdir -p "$R/run/kloverbuy"
  mktemp -d "$R/run/kloverbuy/work.$$.XXXXXX"
}

# record NAME FILE: an object of this environment's records
record() {
  AWS_REGION=$(setting AWS_REGION) AWS_PAGER='' aws_cli "$record_limit" s3api get-object --bucket "$(setting KLOVERBUY_BUCKET)" \
    --key "environments/$(setting KLOVERBUY_ENVIRONMENT)/$1" "$2"
}

# operate OPERATION RELEASE ROLLOUT FENCE
operate() {
  "$here/release.sh" "$1" --environment "$(setting KLOVERBUY_ENVIRONMENT)" --release "$2" --rollout "$3" --fence "$4"
}
