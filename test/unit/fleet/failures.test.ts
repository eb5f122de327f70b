import { describe, expect, test } from "vitest";
import {
  alike,
  circumstances,
  type Failure,
  failure,
  list,
  someOf,
  unsent,
} from "../../../actions/lib/fleet/failure.ts";
import type { Answer, Ending } from "../../../actions/lib/fleet/fleet.ts";
import type { HostResult } from "../../../schema/host-result.ts";

/* How a failure reaches people: who, what, and what to do, in lines that stay short. */

const host = { id: "i-1", name: "web-1", online: true, connection: "Online", agent: "3.3.3050.0" };
const answer = (change: Partial<Answer>): Answer => ({
  host: "i-1",
  ending: "ended",
  detail: "Failed",
  result: null,
  log: "",
  ...change,
});
const result: HostResult = {
  schema: 1,
  host: "i-1",
  operation: "switch",
  outcome: "failed",
  release: null,
  live: "0000000-000000000000",
  committed: null,
  pending: null,
  warm: null,
  fence: 1,
  timings_ms: {},
  error: { step: "probe", message: "answered 500", cure: "read the log" },
};
const of = (name: string, message = "answered 500", change: Partial<Failure> = {}): Failure => ({
  ...failure(
    "switch",
    { ...host, name, id: `id of ${name}` },
    answer({ result: { ...result, error: { step: "probe", message, cure: "c" } } }),
  ),
  ...change,
});

describe("a failure", () => {
  test("is told in the host's own words where it found any, with what it had left", () => {
    const told = { ...result, disk_free_bytes: 900 * 2 ** 20 + 5, memory_free_bytes: 0 };
    expect(failure("switch", host, answer({ result: told, log: "said", exit: 1 }))).toEqual({
      host: "i-1",
      name: "web-1",
      operation: "switch",
      step: "probe",
      message: "answered 500",
      cure: "read the log",
      exit: 1,
      disk: 900 * 2 ** 20 + 5,
      memory: 0,
      log: "said",
    });
    expect(circumstances(failure("switch", host, answer({ result: told, exit: 1 })))).toBe(
      "exit 1, disk 900 MiB free, memory 0 MiB free",
    );
    expect(circumstances({ exit: 0, disk: null, memory: null })).toBe("exit 0");
    expect(circumstances({ exit: null, disk: null, memory: null })).toBe("");
  });

  test("of an answer that is none says how the command ended, and has all that is known", () => {
    const lost = failure("stage", host, answer({ log: "said" }));
    expect(lost).toMatchObject({ step: "result", exit: null, disk: null, memory: null, log: "said" });
    expect(lost.message).toContain("Failed");
  });

  test("of a state that does not show what was said has that state", () => {
    const { step, message } = failure("switch", host, answer({ result: { ...result, outcome: "done", error: null } }));
    expect(step).toBe("state");
    for (const part of ["done", "live 0000000-000000000000", "committed nothing", "pending nothing"]) {
      expect(message).toContain(part);
    }
    const other = {
      ...result,
      error: null,
      live: null,
      committed: "1111111-111111111111",
      pending: "2222222-222222222222",
    };
    const said = failure("switch", host, answer({ result: other })).message;
    for (const part of ["live nothing", "committed 1111111-111111111111", "pending 2222222-222222222222"]) {
      expect(said).toContain(part);
    }
  });

  test.each<Exclude<Ending, "ended">>([
    "undeliverable",
    "delivery-timed-out",
    "execution-timed-out",
    "cancelled",
    "no-answer",
    "other",
  ])("of a command that ended as %s has a message with SSM's own word, and a cure", (ending) => {
    const { step, message, cure } = failure("stage", host, answer({ ending, detail: "SsmWord", result }));
    expect({ step, said: message.includes("SsmWord") }).toEqual({ step: "command", said: true });
    expect(message.length).toBeGreaterThan(20);
    expect(cure).toMatch(/^[A-Z].*\.$/);
  });

  test("of a command that was never sent has its error", () => {
    const known = { host: "i-1", name: "web-1", operation: "stage", step: "command", log: "" };
    expect(unsent("stage", host, new Error("AccessDenied"))).toMatchObject({ ...known, message: "AccessDenied" });
    expect(unsent("stage", host, "odd")).toMatchObject({ message: "odd", exit: null, disk: null, memory: null });
  });
});

describe("many failures", () => {
  test("that tell one story are one, most hosts first, whatever their logs say", () => {
    const failures = [of("a", "rare"), of("b", "usual", { log: "1" }), of("c", "usual", { log: "2" })];
    expect(alike(failures).map(({ first, names }) => [first.message, names])).toEqual([
      ["usual", ["b", "c"]],
      ["rare", ["a"]],
    ]);
    const apart = [of("a"), of("b", "answered 500", { step: "x" }), of("c", "answered 500", { cure: "x" })];
    expect(alike([...apart, of("d", "answered 500", { operation: "stage" })])).toHaveLength(4);
  });

  test("are three stories of five names in a sentence, and how many there are beside", () => {
    expect(list([of("a"), of("b")])).toBe("a, b (probe: answered 500)");
    expect(list([of("a", "1.2 s are too long.")])).toBe("a (probe: 1.2 s are too long)");
    const one = ["a", "b", "c", "d", "e"];
    expect(someOf(one)).toBe("a, b, c, d, e");
    expect(someOf([...one, "f", "g"])).toBe("a, b, c, d, e and 2 more");
    expect(list([of("a", "1."), of("b", "2"), of("c", "3")])).toBe("a (probe: 1), b (probe: 2), c (probe: 3)");
    expect(list([of("a", "1"), of("b", "2"), of("c", "3"), of("d", "4"), of("e", "5")])).toBe(
      "a (probe: 1), b (probe: 2), c (probe: 3) and 2 other troubles",
    );
  });
});
