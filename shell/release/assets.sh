# shellcheck shell=bash
# The union of the kept releases' hashed assets, as hard links: a page of any kept release finds its files on every host.

union=$srv/assets

# share_assets ID: what is there already stays, a hashed name means the same bytes
share_assets() {
  begin assets
  local from=$releases/$1/app/$folder/$assets file within='' batch=()
  [[ -n $folder && -d $from ]] || return 0
  # Sorted, so that a folder's files come together and one process links many.
  find "$from" -type f -printf '%P\0' | sort -z >"$work/assets"
  while IFS= read -r -d '' file; do
    file=$assets/$file
    if [[ -e $union/$file ]]; then continue; fi
    if [[ ${file%/*} != "$within" ]] || ((${#batch[@]} >= 500)); then
      link_batch
      within=${file%/*} batch=()
    fi
    batch+=("$releases/$1/app/$folder/$file")
  done <"$work/assets"
  link_batch
}

link_batch() {
  if ((${#batch[@]} == 0)); then return; fi
  mkdir -p "$union/$within"
  ln -t "$union/$within" -- "${batch[@]}"
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
  find "$union" -mindepth 1 -type d -empty -delete
}
