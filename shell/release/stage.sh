# shellcheck shell=bash
# Installs and starts a release beside the live one, and makes sure that it could serve. No traffic.

operation_stage() {
  local before
  if [[ $(live_release) = "$release" ]] && is_running "$release"; then
    read_manifest "$release"
    await_health "$release" "$(restarts_of "$release")"
    outcome=unchanged
    return
  fi
  require_nginx
  drop_superseded
  mark_staged
  if [[ ! -d $releases/$release ]]; then install_release; fi
  read_manifest "$release"
  share_assets "$release"
  before=0 outcome=unchanged
  if is_running "$release"; then
    before=$(restarts_of "$release")
    run_hook
  else
    on_failure stop_process "$release" 0
    run_hook
    ports_left=$most_ports
    give_port "$release"
    start_process "$release"
    outcome=done
  fi
  await_health "$release" "$before"
  # A site that Nginx would refuse is better known before any host has switched.
  prepare_site "$release"
  say "staged"
}

# What an earlier rollout staged here and neither committed nor dropped: its run was killed, and this one has taken over.
drop_superseded() {
  read_staged
  if [[ $staged_release != "$release" ]] && ! staged_in_use; then
    say "dropping $staged_release, which rollout $staged_rollout left"
    drop_staged
  fi
}

# The mark comes first: after a killed stage the next operation knows whether it was new on this host.
mark_staged() {
  local kind=kept
  if [[ ! -d $releases/$release || ($staged_release = "$release" && $staged_kind = new) ]]; then kind=new; fi
  if [[ $staged_rollout/$staged_release/$staged_kind != "$rollout/$release/$kind" ]]; then
    replace "$staged_file" "$rollout $release $kind"
  fi
  # What is there already is never the fault of this stage.
  if [[ ! -d $releases/$release ]]; then on_failure drop_release "$release"; fi
}

# Unpacked aside; a directory under its final name is complete, on the disk, and never changes again.
install_release() {
  begin space
  sweep_remains
  check_room "$disk_margin" 0
  # A name of its own: a download that outlives a killed stage must not meet this one's files.
  aside=$releases/.incoming-$release-$$
  on_failure rm -rf "$aside"
  mkdir "$aside"
  begin download
  fetch_release "$aside"
  begin manifest
  check_size "$aside/release.json" "$manifest_limit"
  check_manifest "$aside/release.json"
  refuse_same_second "$aside/release.json"
  read_fields "$aside/release.json"
  unpack_release
  [[ -z $folder || -d $aside/app/$folder ]] ||
    fail "$release has no folder '$folder' for its front end" "pack it (package.include), or correct 'frontend.folder' in kloverbuy.yml"
  if [[ -n $folder ]]; then ln -s "app/$folder" "$aside/front"; fi
  mkdir -m 2770 "$aside/run"
  if [[ -z $R ]]; then chown "$KLOVERBUY_APP_USER:$KLOVERBUY_NGINX_USER" "$aside/run"; fi
  begin sync
  sync -f "$aside"
  mv -T "$aside" "$releases/$release"
  fields_of=$release
  sync "$releases"
}
