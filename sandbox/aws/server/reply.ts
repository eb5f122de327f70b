import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AwsResponse } from "../protocol/service.ts";

/** Sends an answer, or cuts the connection: for the lost-reply fault, and when a body ends before its declared length. */
export async function send(
  message: IncomingMessage,
  response: ServerResponse,
  reply: AwsResponse | "cut",
  id: string,
): Promise<void> {
  if (reply === "cut") {
    message.socket.destroy();
    return;
  }
  const body = message.method === "HEAD" ? undefined : reply.body;
  response.statusCode = reply.status;
  response.setHeader("x-amz-request-id", id);
  response.setHeader("server", "kloverbuy-sandbox");
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (body instanceof Readable) {
    await pipeline(body, response).catch(() => message.socket.destroy());
  } else {
    if (body !== undefined) response.setHeader("content-length", Buffer.byteLength(body));
    response.end(body);
  }
  if (reply.body instanceof Readable) reply.body.destroy();
  // What the caller still sends is let through and dropped, so that the connection can carry the next request.
  if (!message.complete) message.unpipe().resume();
}
