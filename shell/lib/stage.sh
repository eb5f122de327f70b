# shellcheck shell=bash

operation_stage() {
  local kind=kept restarts=()
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
    # Counted from none: a restart while it starts is a fault of this release.
    restarts=(0)
  fi
  await_health "$release" "${restarts[@]}"
  # Tested before any traffic is at stake; `switch` tests again, since the host may have changed in between.
  prepare_site "$release"
  say "staged"
}

# Unpacked aside; a directory under its final name is complete, on the disk, and never changes again.
install_release() {
  begin manifest
  rm -rf "$releases"/.incoming-*
  aside=$releases/.incoming-$release-$$
  on_failure rm -rf "$aside"
  mkdir "$aside"
  download "releases/$release/release.json" "$aside/release.json" "the manifest of $release" "$manifest_limit"
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

# drop_release ID: nothing of it stays; its process is stopped first, also one that systemd is about to start again
drop_release() {
  stop_process "$1" 0
  rm -rf "${releases:?}/$1"
  sweep_assets
  rm -f "$staged_file"
}
