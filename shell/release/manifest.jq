def text(pattern): type == "string" and test(pattern);
def whole(least; most): type == "number" and . == floor and . >= least and . <= most and (tostring | test("\\A[0-9]+\\z"));
def path: text("\\A[.]?[A-Za-z0-9_@][A-Za-z0-9_@.+-]*(/[.]?[A-Za-z0-9_@][A-Za-z0-9_@.+-]*)*\\z") and length <= 512;
def url: text("\\A/[A-Za-z0-9_.~/-]*\\z") and (contains("..") | not) and length <= 512;
# Spelt as numbers: what [[:cntrl:]] means depends on the Unicode of the day.
def printable: all(explode[]; . >= 32 and (. < 127 or . >= 160));
def command: type == "array" and length >= 1 and length <= 64
  and all(.[]; type == "string" and length >= 1 and length <= 4096 and printable) and (.[0] | startswith("-") | not);
# Exactly one document: of two, one reader would check the first and another use the second.
length == 1 and (.[0] | type == "object" and .schema == 1 and .id == $id
and (.created | text("\\A20[2-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?Z\\z"))
and (.artifact | .key == "releases/\($id)/artifact.tar.zst" and (.bytes | whole(1; 1e12))
  and (.sha256 | text("\\A[0-9a-f]{64}\\z")) and .sha256[0:12] == $id[8:20])
and (.unpacked | (.files | whole(1; 1e7)) and (.bytes | whole(0; 1e12)))
and (.config |
  (.start | command) and (.listen == "socket" or .listen == "port") and (.api | url)
  and (.health | (.path | url) and (.status | whole(200; 399)) and (.timeout | whole(1; 300))
    and (.header == null or (.header | text("\\A[A-Za-z][A-Za-z0-9-]{0,63}\\z"))))
  and (.frontend == null or (.frontend | (.folder | path) and (.assets | path) and (.fallback | path)))
  and (.request | (.timeout | whole(1; 3600)) and (.body | whole(1; 1024)) and ((has("buffer") | not) or (.buffer | type == "boolean")))
  and (.hooks | (.timeout | whole(1; 1800)) and (.["before-switch"] == null or (.["before-switch"] | command)))
  and (.retention | whole(2; 50)) and (.drain | whole(1; 600))))
