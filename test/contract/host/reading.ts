import { expect } from "vitest";
import type { Sentence } from "./spoken.ts";

export const reading: Sentence[] = [
  {
    promise: "a host that was just born serves nothing, and to tell that changes nothing",
    async check(host) {
      expect(await host.ask("status")).toBe("unchanged; nothing");
      expect((await host.send("status")).fence).toBe(0);
    },
  },
  {
    promise: "status tells what serves, what is committed, what is pending and what is warm",
    async check(host) {
      await host.roll("one", 1);
      await host.given("stage two @2");
      expect(await host.ask("status")).toBe("unchanged; live one, committed one");
      await host.given("switch two @2");
      expect(await host.ask("status")).toBe("unchanged; live two, committed one, pending two");
      await host.given("commit two @2");
      expect(await host.ask("status")).toBe("unchanged; live two, committed two, warm one");
    },
  },
  {
    promise: "status has versions and warnings, measure has traffic, and no other operation has",
    async check(host) {
      const [status, measure, stage] = [
        await host.send("status"),
        await host.send("measure"),
        await host.send("stage one"),
      ];
      expect(status.versions).toBeDefined();
      expect(status.warnings).toBeDefined();
      // Nginx writes its log with up to a second's delay: a script host may still hear of the sentence before.
      const seen = { requests: expect.any(Number), latency: expect.any(Array) };
      expect(measure.traffic).toEqual({ seconds: 60, errors: 0, ...seen });
      for (const other of [measure, stage]) expect(other).not.toHaveProperty("versions");
      for (const other of [status, stage]) expect(other).not.toHaveProperty("traffic");
    },
  },
  {
    promise: "measure looks back on its window, and to look changes nothing",
    async check(host) {
      await host.roll("one", 1);
      const measured = await host.send("measure", { window: "45" });
      expect(host.told(measured)).toBe("unchanged; live one, committed one");
      expect(measured.traffic?.seconds).toBe(45);
    },
  },
];
