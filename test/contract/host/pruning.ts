import { expect } from "vitest";
import type { Sentence } from "./spoken.ts";

export const pruning: Sentence[] = [
  {
    promise: "where nothing was committed there is nothing to remove",
    async check(host) {
      await host.given("stage one");
      expect(await host.ask("prune")).toBe("unchanged; nothing");
      expect(await host.installed()).toBe("one");
    },
  },
  {
    promise: "it keeps as many commits as the committed release wants, and once more has nothing to do",
    async check(host) {
      await host.roll("one", 1);
      await host.roll("two", 2);
      expect(await host.ask("prune @2")).toBe("unchanged; live two, committed two, warm one");
      await host.roll("three", 3);
      expect(await host.ask("prune @3")).toBe("done; live three, committed three, warm two");
      expect(await host.installed()).toBe("three, two");
      expect(await host.ask("prune @3")).toBe("unchanged; live three, committed three, warm two");
    },
  },
  {
    promise: "it keeps what is pending and removes what is only staged",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2", "stage three @3");
      expect(await host.ask("prune @3")).toBe("done; live two, committed one, pending two");
      expect(await host.installed()).toBe("one, two");
      expect(await host.running()).toBe("one, two");
    },
  },
];
