import { expect, test } from "vitest";
import type { Answer, Ask } from "../../../demo/load/exchange.ts";
import { OLD_PAGE, Returning } from "../../../demo/load/returning.ts";

/** A host whose page has a body and a validator of its time and size; `truthful`: the time is another one in each release. */
class Host {
  body = "page one";
  time = 1;
  truthful = true;
  /** Happens after an answer. */
  afterwards: (() => void) | undefined;

  switch(body: string): void {
    this.body = body;
    this.time += 1;
  }

  exchange = async ({ headers = {} }: Ask): Promise<Answer> => {
    const etag = `"${this.truthful ? this.time : 0}-${this.body.length}"`;
    const same = headers["if-none-match"] === etag;
    const answer = { status: same ? 304 : 200, headers: { etag }, body: same ? "" : this.body };
    const { afterwards } = this;
    this.afterwards = undefined;
    afterwards?.();
    return answer;
  };
}

test("a page that holds is no loss, and neither is a new one", async () => {
  const [host, visitor] = [new Host(), new Returning()];
  for (const body of ["page one", "page one", "page two", "page two"]) {
    if (host.body !== body) host.switch(body);
    expect(await visitor.visit(host.exchange)).toBe(null);
  }
});

test("a former page that a host calls unchanged is a loss", async () => {
  const [host, visitor] = [new Host(), new Returning()];
  host.truthful = false;
  await visitor.visit(host.exchange);
  host.switch("page two");
  expect(await visitor.visit(host.exchange)).toBe(OLD_PAGE);
});

test("a switch between the two looks is none", async () => {
  const [host, visitor] = [new Host(), new Returning()];
  await visitor.visit(host.exchange);
  host.afterwards = () => host.switch("page two");
  expect(await visitor.visit(host.exchange)).toBe(null);
});

test("an error is told as it is, and who comes to two hosts is counted when it is shown a page of before", async () => {
  const [one, two, visitor] = [new Host(), new Host(), new Returning()];
  two.switch("page two");
  expect(await visitor.visit(async () => ({ status: 503, headers: {}, body: "" }))).toBe("status 503");
  for (const host of [one, two, one, one, two]) expect(await visitor.visit(host.exchange)).toBe(null);
  expect(visitor).toMatchObject({ visits: 6, wentBack: 1 });
});
