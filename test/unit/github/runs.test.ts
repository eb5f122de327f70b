import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { githubRuns } from "../../../actions/github/runs.ts";

const server = "https://github.example";
const asked: string[] = [];
let answer = { status: 200, body: {} as unknown };
const github = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers.authorization}`);
  response.writeHead(answer.status, { "content-type": "application/json" });
  response.end(JSON.stringify(answer.body));
});
let api = "";
beforeAll(async () => {
  github.listen(0, "127.0.0.1");
  await once(github, "listening");
  api = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
});
afterAll(() => void github.close());

const over = (owner: string) => githubRuns({ server, api, token: "secret" })?.(owner);
const owner = `${server}/kloverbuy/shop/actions/runs/42 (ann)`;

describe("a run of GitHub's", () => {
  test.each([
    ["completed", "cancelled", "cancelled"],
    ["completed", "failure", "failure"],
    ["in_progress", null, undefined],
    ["queued", null, undefined],
  ])("that is %s (%s) is over: %s", async (status, conclusion, expected) => {
    answer = { status: 200, body: { status, conclusion } };
    expect(await over(owner)).toBe(expected);
    expect(asked.at(-1)).toBe("/repos/kloverbuy/shop/actions/runs/42 token secret");
  });

  test.each([403, 404, 500])("counts as one that goes on when GitHub answers %i", async (status) => {
    answer = { status, body: { message: "no" } };
    expect(await over(owner)).toBeUndefined();
  });

  test.each([
    "https://elsewhere.example/kloverbuy/shop/actions/runs/42 (ann)",
    "a run outside of GitHub (ann)",
    `${server}/kloverbuy/shop/actions/runs/../../../user (ann)`,
  ])("is asked for by its own address only: %s", async (other) => {
    const before = asked.length;
    answer = { status: 200, body: { status: "completed", conclusion: "success" } };
    expect(await over(other)).toBeUndefined();
    expect(asked.length).toBe(before);
  });

  test("nobody is asked without a token", () => {
    expect(githubRuns({ server, api, token: "" })).toBeUndefined();
  });
});
