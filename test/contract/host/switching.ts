import { expect } from "vitest";
import type { Sentence } from "./spoken.ts";

export const switching: Sentence[] = [
  {
    promise: "what is staged goes live and is pending; the same again changes nothing",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2");
      expect(await host.ask("switch two @2")).toBe("done; live two, committed one, pending two");
      expect(await host.ask("switch two @2")).toBe("unchanged; live two, committed one, pending two");
    },
  },
  {
    promise: "what is not on this host is refused",
    async check(host) {
      expect(await host.ask("switch two")).toBe("refused at state; nothing");
      await host.roll("one", 1);
      expect(await host.ask("switch two @2")).toBe("refused at state; live one, committed one");
    },
  },
  {
    promise: "what is here and does not run is refused",
    async check(host) {
      await host.roll("one", 1);
      await host.roll("two", 2);
      await host.host.stop(host.host.ids.one);
      expect(await host.ask("switch one @3")).toBe("refused at state; live two, committed two, warm one");
    },
  },
  {
    promise: "what runs and is healthy no more fails, and the former goes on serving",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage frail @2");
      await host.host.sicken(host.host.ids.frail);
      expect(await host.ask("switch frail @2")).toBe("failed at health; live one, committed one");
      expect(await host.ask("revert frail @2")).toBe("done; live one, committed one");
      expect(await host.installed()).toBe("one");
    },
  },
  {
    promise: "what is committed serves already",
    async check(host) {
      await host.roll("one", 1);
      expect(await host.ask("switch one @2")).toBe("unchanged; live one, committed one");
    },
  },
  {
    promise: "the warm release needs no stage",
    async check(host) {
      await host.roll("one", 1);
      await host.roll("two", 2);
      expect(await host.ask("switch one @3")).toBe("done; live one, committed two, pending one, warm one");
    },
  },
  {
    promise: "a later rollout takes the pending switch of the same release over, and its revert undoes it",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2");
      expect(await host.ask("switch two @3")).toBe("done; live two, committed one, pending two");
      expect(await host.ask("switch two @3")).toBe("unchanged; live two, committed one, pending two");
      expect(await host.ask("revert two @3")).toBe("done; live one, committed one");
      // The mark of its stage is still the former rollout's.
      expect(await host.installed()).toBe("one, two");
    },
  },
  {
    promise: "the same rollout gives its pending switch another deadline",
    async check(host) {
      await host.given("stage one");
      const soon = { deadline: "4102444800" };
      expect(await host.ask("switch one", soon)).toBe("done; live one, pending one");
      expect(await host.ask("switch one", soon)).toBe("unchanged; live one, pending one");
      expect(await host.ask("switch one", { deadline: "4102444801" })).toBe("done; live one, pending one");
    },
  },
  {
    promise: "while another switch is pending a staged release goes live in its place",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2", "stage three @3");
      expect(await host.ask("switch three @3")).toBe("done; live three, committed one, pending three");
      expect(await host.ask("commit two @3")).toBe("refused at state; live three, committed one, pending three");
      expect(await host.ask("revert three @3")).toBe("done; live one, committed one");
      expect(await host.running()).toBe("one");
      expect(await host.installed()).toBe("one, two");
    },
  },
  {
    promise: "the committed release goes live over a pending switch, which its commit ends",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2", "switch two @2");
      expect(await host.ask("switch one @3")).toBe("done; live one, committed one, pending two");
      expect(await host.ask("commit one @3")).toBe("done; live one, committed one");
      expect(await host.running()).toBe("one");
    },
  },
];
