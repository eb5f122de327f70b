# shellcheck shell=bash
# From the bucket to releases/<id>: verified before a byte is unpacked, listed before it is extracted, complete under its name.

# Bytes kept free beside what a release needs: logs and state must still fit.
disk_margin=$((32 * 1024 * 1024))
# Seconds for listing or unpacking.
unpack_limit=300

# check_room BYTES FILES
check_room() {
  local free inodes
  free=$(df --output=avail -B1 "$releases" | tail -n 1)
  inodes=$(df --output=iavail "$releases" | tail -n 1)
  ((free >= $1)) ||
    fail "the disk of $releases has ${free// /} bytes free and $release needs $1" "free space, enlarge the disk, or lower 'retention'"
  # Some file systems have no fixed number of inodes and say 0 or -.
  if [[ ${inodes// /} =~ ^[1-9][0-9]*$ ]] && ((inodes < $2 + 1000)); then
    fail "the disk of $releases has ${inodes// /} inodes free and $release has $2 files" "free inodes or enlarge the disk"
  fi
}

# unpack_release: into $aside, checked, read-only and on the disk
unpack_release() {
  local artifact=$aside/artifact.tar.zst
  begin verify
  check_size "$artifact" "$bytes"
  if ! verify "$artifact" "$sha256" "$bytes"; then
    say "the artifact's bytes are not those of the manifest; downloading once more"
    fetch_release "$aside"
    verify "$artifact" "$sha256" "$bytes" ||
      fail "the artifact of $release is not what its manifest says (SHA-256 or size differs)" "do not deploy it; build the release again and find out who wrote the object"
  fi
  begin space
  check_room "$((unpacked_bytes + disk_margin))" "$unpacked_files"
  begin inspect
  inspect_archive "$artifact"
  begin unpack
  mkdir "$aside/app"
  timeout "$unpack_limit" tar --zstd -xf "$artifact" -C "$aside/app" --no-same-owner --no-same-permissions --no-wildcards 2>"$work/error" ||
    fail "the artifact of $release does not unpack: $(tail -n 3 "$work/error" | tr '\n' ' ')" "check the host's disk; if it is well, build the release again"
  rm "$artifact"
  inspect_tree "$aside/app"
  chmod -R a+rX,go-w "$aside/app"
  # Folders stay writable for their owner alone, or only root could remove a release.
  find "$aside/app" -type f -exec chmod a-w {} +
  stamp "$aside/app" "$(created_second "$aside/release.json")" 2>"$work/error" ||
    fail "the files of $release cannot get their time: $(tail -n 3 "$work/error" | tr '\n' ' ')" "look at the file system of $releases: it must keep times"
}

# tar lists every entry as `mode owner size date time name`, control characters escaped (in UTF-8: `ü` is none); awk judges each.
inspect_archive() {
  # More than an honest tar of that many files and bytes can have: a decompression bomb is cut off here.
  local codes=() most=$((unpacked_bytes + 8192 * unpacked_files + 64 * 1024 * 1024))
  if timeout "$unpack_limit" zstd -dcq -- "$1" 2>"$work/zstd" | head -c "$most" |
    LC_ALL=C.UTF-8 tar -tvf - --numeric-owner --quoting-style=escape 2>"$work/error" |
    awk -v most_files="$unpacked_files" -v most_bytes="$unpacked_bytes" "$(cat "$here/release/archive.awk")" >"$work/verdict"; then
    return
  else
    codes=("${PIPESTATUS[@]}")
  fi
  if ((codes[3] == 3)); then
    fail "the artifact of $release is refused: $(<"$work/verdict")" "pack the app without it and build again"
  fi
  fail "the artifact of $release is broken: $(cat "$work/zstd" "$work/error" | tail -n 3 | tr '\n' ' ')" "build the release again"
}

inspect_tree() {
  local odd link top
  odd=$(find "$1" \( ! -type f ! -type d ! -type l -o -type f -links +1 -o -perm /7000 -o -type l -lname '/*' \) -printf '%P\n' -quit)
  [[ -z $odd ]] || fail "the artifact of $release holds '$odd', which is no plain file, folder or link inside it" "pack the app without it and build again"
  find "$1" -type l -print0 >"$work/links"
  [[ -s $work/links ]] || return 0
  xargs -0 realpath -mz -- <"$work/links" >"$work/targets" 2>"$work/error" ||
    fail "a link in the artifact of $release leads nowhere: $(head -c 200 "$work/error")" "pack the app without it and build again"
  # The releases themselves may lie behind a link, on another disk.
  top=$(realpath "$1")
  while IFS= read -r -d '' link; do
    [[ $link = "$top" || $link = "$top"/* ]] || fail "a link in the artifact of $release leads out of it, to '$link'" "pack the app without it and build again"
  done <"$work/targets"
}
