import { expect } from "vitest";
import type { Sentence } from "./spoken.ts";

export const settling: Sentence[] = [
  {
    promise: "commit accepts what was switched, the former stays warm; a second time it is accepted already",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2");
      expect(await host.ask("commit two @2")).toBe("done; live two, committed two, warm one");
      expect(await host.ask("commit two @2")).toBe("unchanged; live two, committed two, warm one");
      expect(await host.running()).toBe("one, two");
    },
  },
  {
    promise: "commit refuses what is not live: staged only, another than the switched, or not here",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2");
      expect(await host.ask("commit two @2")).toBe("refused at state; live one, committed one");
      await host.given("switch two @2");
      expect(await host.ask("commit one @2")).toBe("refused at state; live two, committed one, pending two");
      expect(await host.ask("commit absent @2")).toBe("refused at state; live two, committed one, pending two");
    },
  },
  {
    promise: "after commit only the committed release and the warm one run",
    async check(host) {
      await host.roll("one", 1);
      await host.roll("two", 2);
      await host.roll("three", 3);
      expect(await host.running()).toBe("three, two");
      expect(await host.installed()).toBe("one, three, two");
      await host.given("stage one @4");
      expect(await host.ask("commit three @4")).toBe("done; live three, committed three, warm two");
      expect(await host.running()).toBe("three, two");
    },
  },
  {
    promise: "revert brings the committed release back and drops what its own rollout had brought",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2");
      expect(await host.ask("revert two @2")).toBe("done; live one, committed one");
      expect(await host.installed()).toBe("one");
      expect(await host.running()).toBe("one");
      expect(await host.ask("revert two @2")).toBe("unchanged; live one, committed one");
    },
  },
  {
    promise: "revert of what was staged and never switched drops it, whatever release it names",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2");
      expect(await host.ask("revert @2")).toBe("done; live one, committed one");
      expect(await host.installed()).toBe("one");
    },
  },
  {
    promise: "revert leaves what another rollout staged",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2");
      expect(await host.ask("revert two @3")).toBe("unchanged; live one, committed one");
      expect(await host.running()).toBe("one, two");
    },
  },
  {
    promise: "revert of a rollback leaves the warm release warm",
    async check(host) {
      await host.roll("one", 1);
      await host.roll("two", 2);
      await host.given("switch one @3");
      expect(await host.ask("revert one @3")).toBe("done; live two, committed two, warm one");
      expect(await host.running()).toBe("one, two");
    },
  },
  {
    promise: "revert stops what was here before its rollout staged it, and keeps its files",
    async check(host) {
      await host.roll("one", 1);
      await host.roll("two", 2);
      await host.roll("three", 3);
      await host.given("stage one @4");
      expect(await host.ask("revert one @4")).toBe("done; live three, committed three, warm two");
      expect(await host.installed()).toBe("one, three, two");
      expect(await host.running()).toBe("three, two");
    },
  },
  {
    promise: "revert starts the committed release if its process is gone",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2");
      await host.host.stop(host.host.ids.one);
      expect(await host.ask("revert two @2")).toBe("done; live one, committed one");
      expect(await host.running()).toBe("one");
    },
  },
  {
    promise: "revert of a host's first switch leaves nothing live",
    async check(host) {
      await host.given("stage one", "switch one");
      expect(await host.ask("revert one")).toBe("done; nothing");
      expect(await host.installed()).toBe("nothing");
    },
  },
];
