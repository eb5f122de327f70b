import { createServer } from "node:http";
import sirv from "sirv";

// SvelteKit's own static files: a date, an ETag where asked for, and no word of how long they hold.
const files = sirv("public", { etag: true });
const server = createServer((request, response) => {
  response.setHeader("x-release", process.env.KLOVERBUY_RELEASE);
  if (request.url === "/health") return response.end("ok");
  files(request, response, () => response.writeHead(404).end());
});
server.listen(process.env.PORT);
process.once("SIGTERM", () => server.close());
