def known: if type == "string" and test("\\A[0-9a-f]{7}-[0-9a-f]{12}\\z") then . else null end;
def digest: if test("\\A[0-9a-f]{64}\\z") then . else null end;
def plain(most): gsub("[[:cntrl:]]+"; " ") | .[0:most];
def fit: if (tojson | utf8bytelength) > 1990 and (.error.message | length) > 0
  then (.error.message |= .[0:(length / 2 | floor)]) | fit else . end;
($state | try fromjson catch {} | if type == "object" then . else {} end) as $kept
| { schema: 1, host: $host, operation: $operation, outcome: $outcome,
  release: ($release | known), live: ($live | known),
  committed: ($kept.committed | known), pending: ($kept.pending | if type == "object" then .release else null end | known),
  warm: ($kept.warm | known), fence: ($fence | tonumber? // 0), disk_free_bytes: ($free | tonumber? // null),
  memory_free_bytes: ($memory | tonumber? // null),
  timings_ms: (reduce ($timings | split("\n")[] | select(. != "") | split(" ")) as [$name, $ms] ({}; .[$name] += ($ms | tonumber))),
  error: (if $step == "" then null
    else { step: $step, message: ($message | plain(900)), cure: ($cure | plain(300)) } end) }
| if $operation != "status" then . else
    .versions = ($versions | split(" ") | map(if . == "" then null else . end) | { nginx: .[0], node: .[1] })
    | .scripts = { document: ($scripts | digest), installed: ($installed | digest) }
    | .warnings = ($warnings | split("\n") | map(select(. != "") | plain(400))) end
| if $traffic == "" then . else .traffic = ($traffic | fromjson) end
| fit
