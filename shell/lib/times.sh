# shellcheck shell=bash
# The time of a release's files: the second in which it was built. An artifact is packed with the time 0, and web servers make
# a validator of time and size: two releases' pages of equal size would be the same to a browser that comes back.

# created_second FILE: of a manifest, as touch takes it; nothing when it has none that we know
created_second() {
  local second
  if ! second=$(jq -r '.created[0:19] + "Z"' "$1" 2>"$work/second"); then return; fi
  if [[ $second =~ ^20[2-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$ ]]; then printf '%s' "$second"; fi
}

# stamp FOLDER SECOND [TEST...]: everything in it that TEST holds for, links themselves too; the folder last, so that its own
# time tells whether all was done
stamp() {
  find "$1" -mindepth 1 "${@:3}" -exec touch -h -d "$2" {} + && touch -d "$2" "$1"
}

# stamp_kept: releases that former scripts unpacked, the live one among them. What a hook or a running app wrote keeps its own
# time, and nothing of this may keep an operation from going on.
stamp_kept() {
  local folder second
  for folder in "$releases"/[0-9a-f]*-*/app; do
    if [[ ! -d $folder ]]; then continue; fi
    second=$(created_second "${folder%/app}/release.json")
    if [[ -z $second ]]; then
      say "${folder#"$releases"/} has no time of its build; its files keep theirs"
    elif [[ $(stat -c %Y "$folder") != "$(date -d "$second" +%s)" ]]; then
      if stamp "$folder" "$second" ! -newermt @0 2>"$work/stamp"; then
        say "the files of ${folder#"$releases"/} have the time of their build now"
      else
        say "the files of ${folder#"$releases"/} keep the time 0: $(tail -n 3 "$work/stamp" | tr '\n' ' ')"
      fi
    fi
  done
}
