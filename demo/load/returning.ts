import type { Answer, Ask } from "./exchange.ts";

/** The failure of a visitor who was left with a page that the host no longer has. */
export const OLD_PAGE = "304 for a page of before";

export const KIND = "page asked again";

type Exchange = (ask: Ask) => Promise<Answer>;

/**
 * A visitor who comes back, as a browser does: it keeps a page with its validators, and asks whether that still holds. When it is
 * told so, it looks for itself, past its own cache.
 */
export class Returning {
  #kept: { validators: Record<string, string>; body: string } | null = null;
  #seen: string[] = [];
  visits = 0;
  /** Times that it got a page which it had seen before another one: two hosts, two releases. */
  wentBack = 0;

  /** What went wrong (null: nothing); rejects with the socket's error. */
  async visit(exchange: Exchange): Promise<string | null> {
    const kept = this.#kept;
    this.visits += 1;
    const answer = await exchange({ method: "GET", path: "/", headers: kept?.validators ?? {} });
    if (answer.status === 200) return this.#keep(answer);
    if (answer.status !== 304 || kept === null) return `status ${answer.status}`;
    const now = await exchange({ method: "GET", path: "/" });
    if (now.status !== 200) return `status ${now.status}`;
    if (now.body === kept.body) return null;
    // A switch may have come in between; then the same question gets another answer.
    const again = await exchange({ method: "GET", path: "/", headers: kept.validators });
    this.#keep(now);
    return again.status === 304 ? OLD_PAGE : null;
  }

  #keep({ headers, body }: Answer): null {
    if (!this.#seen.includes(body)) this.#seen.push(body);
    else if (body !== this.#seen.at(-1) && body !== this.#kept?.body) this.wentBack += 1;
    const { etag, "last-modified": date } = headers;
    const validators = { ...(etag && { "if-none-match": etag }), ...(date && { "if-modified-since": date }) };
    this.#kept = { validators, body };
    return null;
  }
}
