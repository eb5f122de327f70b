import type { Classification } from "../lib/time/poll.ts";
import { code } from "./failure.ts";

// Right after SendCommand, SSM may not know the command yet, or not its invocations.
const notYet = new Set(["InvocationDoesNotExist", "InvalidCommandId"]);
const retry =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|ServiceUnavailable|Internal(Error|ServerError|ServiceError|Failure)|http-5|TimeoutError|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN)/;

/** The closed classification for a wait on AWS: what is in neither list is fatal, AccessDenied with it. */
export function classify(error: unknown): Classification {
  const word = code(error);
  if (notYet.has(word)) return "not-yet";
  return retry.test(word) || retry.test(socketWord(error)) ? "retry" : "fatal";
}

const socketWord = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? "");
