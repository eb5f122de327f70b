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

# serve ID: its front end, its process and the site that was prepared for it from one instant on, seen through Nginx
serve() {
  local id=$1 good=0 until
  begin switch
  point_live "$id"
  say "live is $id"
  apply_site
  begin probe
  until=$((SECONDS + 10))
  while ((good < 2)); do
    probe_site "$id"
    if [[ -z $fault ]]; then good=$((good + 1)); else good=0; fi
    if ((good == 2)); then break; fi
    ((SECONDS < until)) || fail "$id does not serve through Nginx: ${fault:-only one healthy answer}" "compare the app's routes with kloverbuy.yml and read Nginx's error.log"
    sleep 0.05
  done
}
