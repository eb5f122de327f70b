# shellcheck shell=bash
# The union of the kept releases' hashed assets, as hard links: a page of any kept release finds its files on every host.

union=$srv/assets

# share_assets ID: what is there already stays, a hashed name means the same bytes
share_assets() {
  local from=$releases/$1/app/$folder/$assets file
  [[ -n $folder && -d $from ]] || return 0
  find "$from" -type f -printf '%P\0' >"$work/assets"
  while IFS= read -r -d '' file; do
    if [[ -e $union/$assets/$file ]]; then continue; fi
    mkdir -p "$union/$assets/$(dirname "$file")"
    ln -T "$from/$file" "$union/$assets/$file"
  done <"$work/assets"
}

# An asset whose only link is the union's belonged to a release that is gone; another kept release may still have its equal.
sweep_assets() {
  local file equals
  [[ -d $union ]] || return 0
  find "$union" -type f -links 1 -printf '%P\0' >"$work/lonely"
  while IFS= read -r -d '' file; do
    equals=("$releases"/*/front/"$file")
    if [[ ! -e ${equals[0]} ]]; then rm -f "$union/$file"; fi
  done <"$work/lonely"
}
