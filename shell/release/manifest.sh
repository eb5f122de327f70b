# shellcheck shell=bash
# release.json: what a release is made of and how it wants to run. Nothing of it is trusted before it was checked.

# check_manifest FILE: every field has its exact form, and the id is bound to the artifact's digest
check_manifest() {
  jq -es --arg id "$release" "$(cat "$here/release/manifest.jq")" "$1" >"$work/checked" 2>"$work/error" ||
    fail "the manifest of $release is not one that this host understands ($(head -c 200 "$work/error"))" \
      "build the release again with the pipeline's current version"
}

# refuse_same_second FILE: of two releases of one second a web server cannot tell equal sizes apart
refuse_same_second() {
  local second other
  second=$(created_second "$1")
  for other in "$releases"/[0-9a-f]*-*/release.json; do
    if [[ -e $other && $(created_second "$other") = "$second" ]]; then
      other=${other%/release.json}
      refuse "$release was built in the same second ($second) as ${other##*/}, which is kept here: browsers could not tell their pages apart" \
        "build it again from a new commit; an empty one will do"
    fi
  done
}

fields_of=''

# read_manifest ID: of an installed release; it never changes, so it is read once
read_manifest() {
  if [[ $fields_of = "$1" ]]; then return; fi
  read_fields "$releases/$1/release.json"
  fields_of=$1
}

# read_fields FILE: one a line; lists are read where they are used
read_fields() {
  local fields=()
  fields_of=''
  jq -r '.artifact.sha256, .artifact.bytes, .unpacked.files, .unpacked.bytes, (.config |
    .listen, .health.path, .health.status, (.health.header // ""), .health.timeout,
    (.frontend.folder // ""), (.frontend.assets // ""), (.frontend.fallback // ""), .api,
    .request.timeout, .request.body, (if .request.buffer == false then "off" else "on" end), .hooks.timeout, .retention)' "$1" >"$work/fields" 2>"$work/error" ||
    fail "$1 cannot be read: $(head -c 200 "$work/error")" "the release is damaged on this host: deploy another one, then remove its folder"
  mapfile -t fields <"$work/fields"
  sha256=${fields[0]} bytes=${fields[1]} unpacked_files=${fields[2]} unpacked_bytes=${fields[3]}
  listen=${fields[4]} health_path=${fields[5]} health_status=${fields[6]} health_header=${fields[7]} health_timeout=${fields[8]}
  folder=${fields[9]} assets=${fields[10]} fallback=${fields[11]} api=${fields[12]}
  request_timeout=${fields[13]} request_body=${fields[14]} request_buffer=${fields[15]} hook_timeout=${fields[16]}
  retention=${fields[17]}
}

# read_nothing: as when no release is live
read_nothing() {
  fields_of=''
  listen='' health_path='' folder='' assets='' fallback='' api='' request_timeout='' request_body='' request_buffer=''
}

# arguments FILTER FILE: a list of the manifest into the array `argv`; no shell ever sees its words
arguments() {
  jq -j "($1 // [])[] | . + \"\\u0000\"" "$2" >"$work/argv"
  mapfile -d '' -t argv <"$work/argv"
}
