#!/usr/bin/env bash
# The real commit and the real prune over the histories that stdin tells. Around them are stand-ins: no process, no Nginx, no S3.
# Usage: histories.sh SHELL_FOLDER RELEASES_FOLDER
set -Eeuo pipefail
releases=$2
# shellcheck source=shell/release/commit.sh
source "$1/release/commit.sh"
# shellcheck source=shell/release/prune.sh
source "$1/release/prune.sh"

live='' committed='' previous='' warm='' pending='' history=() retention=1
# What release.sh's other parts read and set.
export outcome='' rollout='' work='' undo staged_rollout='' pending_rollout='' pending_deadline=''

begin() { :; }
say() { :; }
prepare_site() { :; }
serve() { :; }
enable_process() { :; }
write_state() { :; }
rest_others() { :; }
sweep_remains() { :; }
sweep_assets() { :; }
sweep_logs() { :; }
stop_process() { :; }
drain_of() { printf 0; }
app_log() { printf '%s/no-log' "$releases"; }
live_release() { printf '%s' "$live"; }
read_manifest() { :; }
remove_release() { rm -r "${releases:?}/$1"; }

while read -r what id; do
  case $what in
  # `id` is the retention here.
  history)
    rm -rf "${releases:?}"/*
    live='' committed='' previous='' warm='' pending='' history=() retention=$id
    ;;
  stage) mkdir -p "$releases/$id" ;;
  switch)
    mkdir -p "$releases/$id"
    live=$id pending=$id
    ;;
  revert) live=$committed pending='' ;;
  commit)
    mkdir -p "$releases/$id"
    live=$id release=$id
    operation_commit
    ;;
  esac
  operation_prune
  printf '%s|%s|%s|%s|%s\n' "$committed" "$previous" "$warm" "$pending" "$(cd "$releases" && echo *)"
done
