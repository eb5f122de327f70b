import { connect, type Socket } from "node:net";

/*
 * Closed loop on raw keep-alive connections, in a process of its own: each connection has one request in flight at any moment,
 * sent once. Argument: {port, connections, request}. On SIGTERM it finishes what is in flight and tells its sums.
 */
interface Wanted {
  port: number;
  connections: number;
  request: string;
}

const { port, connections, request }: Wanted = JSON.parse(process.argv[2] ?? "");
const lost: Record<string, number> = {};
const releases: Record<string, number> = {};
let answered = 0;
let stopping = false;
let open = 0;
const began = performance.now();

const lose = (what: string) => {
  lost[what] = (lost[what] ?? 0) + 1;
};

function client(): void {
  open++;
  let pending = "";
  let failed = "";
  const socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  socket.setEncoding("latin1");
  socket.once("connect", () => socket.write(request));
  socket.on("data", (chunk: string) => {
    pending += chunk;
    const rest = afterAnswer(pending);
    if (rest === null) return;
    const status = pending.slice(9, 12);
    if (status.startsWith("2")) count(pending);
    else lose(`status ${status}`);
    pending = rest;
    next(socket);
  });
  socket.once("error", (error: NodeJS.ErrnoException) => {
    failed = error.code ?? error.message;
  });
  socket.once("close", () => {
    open--;
    if (!socket.writableEnded || failed !== "") lose(failed || "closed with a request in flight");
    if (!stopping) setTimeout(client, 10);
    else finish();
  });
}

function count(answer: string): void {
  answered++;
  const release = /\r\nx-release: (\S+)/i.exec(answer)?.[1] ?? "";
  releases[release] = (releases[release] ?? 0) + 1;
}

function next(socket: Socket): void {
  if (stopping) socket.end();
  else socket.write(request);
}

/** What follows the first answer of `text`; null while it is not whole. The shop's answers all have a length. */
function afterAnswer(text: string): string | null {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2));
  if (length === null) throw new Error(`An answer without a length: ${text.slice(0, head)}`);
  const end = head + 4 + Number(length[1]);
  return text.length < end ? null : text.slice(end);
}

function finish(): void {
  if (open > 0) return;
  process.send?.({ answered, releases, lost, ms: performance.now() - began }, () => process.disconnect());
}

process.once("SIGTERM", () => {
  stopping = true;
});
process.once("disconnect", () => process.exit());
for (let at = 0; at < connections; at++) client();
