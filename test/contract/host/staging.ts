import { expect } from "vitest";
import type { Sentence } from "./spoken.ts";

export const staging: Sentence[] = [
  {
    promise: "a release that is new here is installed and started, with no traffic; a second time it is there already",
    async check(host) {
      await host.roll("one", 1);
      expect(await host.ask("stage two @2")).toBe("done; live one, committed one");
      expect(await host.running()).toBe("one, two");
      expect(await host.ask("stage two @2")).toBe("unchanged; live one, committed one");
    },
  },
  {
    promise: "what is not in the bucket fails at its manifest, and nothing of it is here",
    async check(host) {
      await host.roll("one", 1);
      expect(await host.ask("stage absent @2")).toBe("failed at manifest; live one, committed one");
      expect(await host.installed()).toBe("one");
      expect(await host.ask("revert absent @2")).toBe("unchanged; live one, committed one");
    },
  },
  {
    promise: "what is not healthy fails, and nothing of it stays",
    async check(host) {
      await host.roll("one", 1);
      expect(await host.ask("stage sick @2")).toBe("failed at health; live one, committed one");
      expect(await host.installed()).toBe("one");
      expect(await host.running()).toBe("one");
      expect(await host.ask("switch sick @2")).toBe("refused at state; live one, committed one");
    },
  },
  {
    promise: "what serves is there already, also while its switch is pending",
    async check(host) {
      await host.roll("one", 1);
      expect(await host.ask("stage one @2")).toBe("unchanged; live one, committed one");
      await host.given("stage two @3", "switch two @3");
      expect(await host.ask("stage two @4")).toBe("unchanged; live two, committed one, pending two");
    },
  },
  {
    promise: "while another switch is pending a release is staged beside it",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2");
      expect(await host.ask("stage three @3")).toBe("done; live two, committed one, pending two");
      expect(await host.running()).toBe("one, three, two");
    },
  },
  {
    promise: "the warm release is there already, and is started again if its process is gone",
    async check(host) {
      await host.roll("one", 1);
      await host.roll("two", 2);
      expect(await host.ask("stage one @3")).toBe("unchanged; live two, committed two, warm one");
      await host.host.stop(host.host.ids.one);
      expect(await host.ask("stage one @4")).toBe("done; live two, committed two, warm one");
      expect(await host.running()).toBe("one, two");
    },
  },
  {
    promise: "what serves is started again if its process is gone",
    async check(host) {
      await host.roll("one", 1);
      await host.host.stop(host.host.ids.one);
      expect(await host.ask("stage one @2")).toBe("done; live one, committed one");
      expect(await host.running()).toBe("one");
    },
  },
  {
    promise: "what an earlier rollout staged and left is dropped",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2");
      expect(await host.ask("stage three @3")).toBe("done; live one, committed one");
      expect(await host.installed()).toBe("one, three");
      expect(await host.running()).toBe("one, three");
    },
  },
];
