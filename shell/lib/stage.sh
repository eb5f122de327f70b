# shellcheck shell=bash

operation_stage() {
  local kind=kept
  if [[ $(live_release) = "$release" ]] && is_running "$release"; then
    read_manifest "$release"
    await_health "$release"
    outcome=unchanged
    return
  fi
  if [[ ! -d $releases/$release ]]; then
    kind=new
    # The mark comes first: whatever a killed stage leaves, `revert` and `prune` know that it is new.
    mark_staged new
    on_failure drop_release "$release"
    install_release
  fi
  read_staged
  if [[ $staged_rollout/$staged_release != "$rollout/$release" ]]; then mark_staged "$kind"; fi
  read_manifest "$release"
  share_assets "$release"
  if is_running "$release"; then
    outcome=unchanged
  else
    on_failure stop_process "$release" 0
    run_hook
    give_port "$release"
    start_process "$release"
    outcome=done
  fi
  await_health "$release"
  say "staged"
}

# Unpacked aside; a directory under its final name is complete, on the disk, and never changes again.
install_release() {
  begin manifest
  rm -rf "$releases"/.incoming-*
  aside=$releases/.incoming-$release-$$
  on_failure rm -rf "$aside"
  mkdir "$aside"
  download "releases/$release/release.json" "$aside/release.json" "the manifest of $release"
  check_manifest "$aside/release.json"
  read_fields "$aside/release.json"
  check_space
  unpack_release
  [[ -z $folder || -d $aside/app/$folder ]] ||
    fail "$release has no folder '$folder' for its front end" "pack it (package.include), or correct 'frontend.folder' in kloverbuy.yml"
  if [[ -n $folder ]]; then ln -s "app/$folder" "$aside/front"; fi
  mkdir -m 2770 "$aside/run"
  if [[ -z $R ]]; then chown "$KLOVERBUY_APP_USER:$KLOVERBUY_NGINX_USER" "$aside/run"; fi
  begin sync
  sync -f "$aside"
  mv -T "$aside" "$releases/$release"
  sync "$releases"
}

# give_port ID: an app that listens on a port gets one that no kept release has
give_port() {
  if [[ $listen != port || -s $releases/$1/run/port ]]; then return; fi
  local port
  port=$(free_port) || fail "no port from 3100 to 3999 is free" "look at what listens there (ss -tlnp)"
  replace "$releases/$1/run/port" "$port"
}

# drop_release ID: nothing of it stays; a process of it is stopped first
drop_release() {
  if is_running "$1"; then stop_process "$1" 0; fi
  rm -rf "${releases:?}/$1"
  sweep_assets
  rm -f "$staged_file"
}
