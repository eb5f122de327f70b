# Access log lines -> the traffic that the app answered, or that was not answered, of requests that began after `since`.
# Latencies are counted in classes 15 % apart, so that those of many hosts add up: class c ends at 1.15^(c+1)-1 milliseconds.
function number(name, at) {
  at = index($0, "\"" name "\":")
  return at ? substr($0, at + length(name) + 3) + 0 : 0
}
# The load balancer's own questions are no users.
/"agent":"ELB-HealthChecker/ { next }
{
  took = number("request_time")
  status = number("status")
  if (number("msec") - took < since) next
  # Files tell nothing about the app; a failure counts, of Nginx or of the app.
  if (index($0, "\"upstream_status\":\"\"") && status < 500) next
  requests++
  if (status >= 500) errors++
  latency[int(log(took * 1000 + 1) / log(1.15))]++
}
END {
  printf "{\"seconds\":%d,\"requests\":%d,\"errors\":%d,\"latency\":[", seconds, requests, errors
  for (class = 0; class < 120; class++) if (class in latency) printf "%s[%d,%d]", (printed++ ? "," : ""), class, latency[class]
  printf "]}"
}
