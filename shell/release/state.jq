# The fields that release.sh keeps, one a line; false when the file is not one of ours.
def known(pattern): if . == null then "" elif type == "string" and test("\\A\(pattern)\\z") then . else error("unusable: \(tojson)") end;
def id: known("[0-9a-f]{7}-[0-9a-f]{12}");
if length != 1 or (.[0] | type) != "object" or .[0].schema != 1 then error("not a state of schema 1") else .[0] end
| (.committed | id), (.previous | id), (.warm | id),
  (.pending | (.release | id), (.rollout | known("[0-9]{8}-[0-9a-f]{8}")), (.deadline // 0 | floor)),
  (.history // [] | .[] | id)
