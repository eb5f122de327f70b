import { expect } from "vitest";
import type { Sentence } from "./spoken.ts";

const notOf = { memory: "it is asked by typed commands, of its own environment" };
const changes = ["stage two", "switch two", "commit two", "revert two", "prune"];

export const fencing: Sentence[] = [
  {
    promise: "an older fence is refused, whatever it asks for, and changes nothing; the same one is not",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @3", "switch two @3");
      for (const change of changes) {
        const result = await host.send(`${change} @3 #2`);
        expect(host.told(result)).toBe("refused at fence; live two, committed one, pending two");
        expect(result.fence).toBe(3);
      }
      expect(await host.ask("commit two @3")).toBe("done; live two, committed two, warm one");
    },
  },
  {
    promise: "a higher fence has been seen although its operation was refused",
    async check(host) {
      const refused = await host.send("commit one @1 #5");
      expect(host.told(refused)).toBe("refused at state; nothing");
      expect(refused.fence).toBe(5);
      expect(await host.ask("stage one @1 #4")).toBe("refused at fence; nothing");
    },
  },
  {
    promise: "reading asks for no fence and moves none",
    async check(host) {
      await host.given("stage one @7");
      expect((await host.send("status @1")).fence).toBe(7);
      expect(await host.ask("measure @1")).toBe("unchanged; nothing");
    },
  },
  {
    promise: "another environment is refused, by who only reads too",
    notOf,
    async check(host) {
      for (const line of ["status", "measure", ...changes]) {
        expect(await host.ask(line, { environment: "other" })).toBe("refused at options; nothing");
      }
    },
  },
  {
    promise: "a value that is missing or has not its form is refused before anything is touched",
    notOf,
    async check(host) {
      const bad: [string, Record<string, string>][] = [
        ["stage one", { release: "" }],
        ["switch one", { release: "../.." }],
        ["revert one", { release: "one" }],
        ["commit one", { rollout: "1" }],
        ["stage one", { fence: "-1" }],
        ["stage one", { fence: "" }],
        ["switch one", { deadline: "soon" }],
        ["stage one", { hook: "yes" }],
        ["measure", { window: "0" }],
        ["status", { environment: "" }],
      ];
      for (const [line, words] of bad) {
        const result = await host.send(line, words);
        expect([line, words, host.told(result), result.fence]).toEqual([line, words, "refused at options; nothing", 0]);
      }
      expect((await host.send("switch one", { release: "../.." })).release).toBeNull();
    },
  },
  {
    promise: "an operation that there is not is refused, as status",
    notOf,
    async check(host) {
      const result = await host.send("explode one");
      expect(host.told(result)).toBe("refused at options; nothing");
      expect(result.operation).toBe("status");
    },
  },
];
