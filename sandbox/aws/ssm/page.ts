import { refusal } from "./input.ts";

export interface Page<T> {
  items: T[];
  NextToken?: string;
}

/**
 * One page of `all`. The token carries the offset and what was asked, so that it is refused, as AWS does, with another request.
 * Items are only ever appended to these lists, so an offset stays true between two pages.
 */
export function page<T>(all: T[], question: string, size: number, token: string | undefined): Page<T> {
  const start = token === undefined ? 0 : offset(token, question);
  const end = start + size;
  const items = all.slice(start, end);
  if (end >= all.length) return { items };
  return { items, NextToken: Buffer.from(JSON.stringify([question, end])).toString("base64url") };
}

function offset(token: string, question: string): number {
  try {
    const [asked, start] = JSON.parse(Buffer.from(token, "base64url").toString());
    if (asked === question && Number.isInteger(start) && start > 0) return start;
  } catch {
    // Not JSON: refused below with every other token that is not ours.
  }
  throw refusal("InvalidNextToken", "The specified token is not valid for this request.");
}
