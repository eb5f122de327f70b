# Exit 3 with one line on the first entry that no release of ours has; else 0.
function refuse(why) { print why ": " substr(name, 1, 200); verdict = 3; exit 3 }
{
  mode = $1; name = $0
  if (!match($0, /^[^ ]+ +[^ ]+ +[0-9]+(, *[0-9]+)? +[0-9-]+ +[0-9:.]+ /)) refuse("an entry that cannot be read")
  name = substr($0, RLENGTH + 1)
  kind = substr(mode, 1, 1)
  if (kind !~ /[-dl]/) refuse("an entry that is no file, folder or symbolic link (" kind ")")
  if (mode ~ /[sStT]/) refuse("a setuid, setgid or sticky entry")
  if (kind == "l") {
    if (split(name, halves, / -> /) != 2) refuse("a link whose name or target holds an arrow")
    name = halves[1]
    if (halves[2] ~ /^\//) refuse("a link to an absolute path")
  }
  if (name ~ /^\//) refuse("an absolute path")
  if (name ~ /(^|\/)\.\.(\/|$)/) refuse("a path with ..")
  if (name ~ /\\/) refuse("a name with a control character or a backslash")
  sub(/^\.\//, "", name); sub(/\/$/, "", name)
  if (name in seen) refuse("a second entry of the same name")
  seen[name] = kind
  parent = name
  while (sub(/\/[^\/]*$/, "", parent)) if ((parent in seen) && seen[parent] == "l") refuse("an entry below a link")
  if (kind != "d" && ++files > most_files) refuse("more files than the manifest's " most_files)
  if (kind == "d" && ++folders > 20 * most_files + 1000) refuse("far more folders than files")
  if (kind == "-" && (total += $3) > most_bytes) refuse("more bytes than the manifest's " most_bytes)
}
END { exit verdict }
