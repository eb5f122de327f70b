import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStacks, type Stacks, synthesize } from "../../sandbox/account/stack/index.ts";
import { refusal } from "./account.ts";
import { type GuardedAccount, openGuarded } from "./guarded/account.ts";
import type { Attempt } from "./guarded/attempts.ts";
import { calls } from "./guarded/calls.ts";
import { fill, objects } from "./guarded/objects.ts";

let folder: string;
let stacks: Stacks;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-enforced-"));
  await synthesize(folder);
  stacks = await readStacks(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function opened(guarded: boolean): Promise<GuardedAccount> {
  const account = await openGuarded(stacks, guarded);
  await fill(account);
  return account;
}
const attempts = (account: GuardedAccount): [string, Attempt][] => Object.entries({ ...calls, ...objects(account) });
/** What each service calls it. */
const denial = /^(AccessDenied|AccessDeniedException|AuthorizationErrorException)$/;

describe("the synthesized policies decide each request", () => {
  let account: GuardedAccount;
  beforeAll(async () => {
    account = await opened(true);
  });
  afterAll(() => account?.[Symbol.asyncDispose]());

  test("at least thirty that are hostile are refused, each by what forbids it", async () => {
    const slipped: Record<string, unknown> = {};
    const all = attempts(account);
    for (const [what, { by, hostile, denied }] of all) {
      const clients = await account.as(by);
      account.gate.book.clear();
      const answer = await refusal(hostile(clients));
      const why = account.gate.book.denied.find((line) =>
        Object.entries(denied).every(([key, value]) => line[key as "role"] === value),
      );
      if (!denial.test(answer) || why === undefined) slipped[what] = { answer, book: account.gate.book.denied };
    }
    expect(slipped).toEqual({});
    expect(all.length).toBeGreaterThanOrEqual(30);
  });

  test("their rightful twins are carried out", async () => {
    const refused: Record<string, string> = {};
    for (const [what, { by, rightful }] of attempts(account)) {
      const answer = await refusal(rightful(await account.as(by)));
      if (answer !== "none") refused[what] = answer;
    }
    expect(refused).toEqual({});
  });
});

test("control: where nothing asks the policies, every one of them gets through", async () => {
  await using account = await opened(false);
  const refused: Record<string, string> = {};
  for (const [what, { by, hostile }] of attempts(account)) {
    const answer = await refusal(hostile(await account.as(by)));
    if (denial.test(answer)) refused[what] = answer;
  }
  expect(refused).toEqual({});
});
