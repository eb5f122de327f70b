# shellcheck shell=bash
# The symlink `live` is the one truth about what serves; replacing it is the switch.

live_release() {
  local target
  target=$(readlink "$srv/live") || return 0
  printf '%s' "${target##*/}"
}

# point_live ID: one rename; without an ID nothing is live and Nginx says so
point_live() {
  if [[ -z $1 ]]; then
    rm -f "$srv/live"
    return
  fi
  ln -sfT "releases/$1" "$srv/live.new"
  mv -T "$srv/live.new" "$srv/live"
  sync "$srv"
}

# serve ID: its front end, its process and the site that was prepared for it, seen through Nginx. Undone in the reverse order.
serve() {
  local id=$1
  # The site comes first, so that `live` never names a release whose site does not run yet. Only a site that no longer names a
  # port must follow: it looks at `live`.
  if [[ $listen = socket ]] && names_port; then
    move_live "$id"
    apply_site
  else
    apply_site
    move_live "$id"
  fi
}

move_live() {
  local former
  former=$(live_release)
  if [[ $former = "$1" ]]; then return; fi
  begin switch
  on_failure point_live "$former"
  point_live "$1"
  say "live is ${1:-nothing}"
}

# see_through_nginx ID: as a user would
see_through_nginx() {
  local id=$1 good=0 until=$((SECONDS + 10))
  begin probe
  while ((good < 2)); do
    probe_site "$id"
    see_owner "$id"
    if [[ -z $fault ]]; then good=$((good + 1)); else good=0; fi
    if ((good == 2)); then break; fi
    ((SECONDS < until)) || fail "$id does not serve through Nginx: ${fault:-only one healthy answer}" "compare the app's routes with kloverbuy.yml and read Nginx's error.log"
    sleep 0.05
  done
}
