import { expect, test } from "vitest";
import { classify } from "../../../actions/aws/classify.ts";
import { type Classification, DeadlinePassed, poll } from "../../../actions/lib/time/poll.ts";
import { VirtualClock } from "../world/clock.ts";

/** What an SDK client throws for an error of the service. */
const awsError = (name: string, httpStatusCode = 400) =>
  Object.assign(new Error(`${name} happened`), { name, $metadata: { httpStatusCode } });

const table: [string, unknown, Classification][] = [
  ["a command that SSM does not know yet", awsError("InvocationDoesNotExist"), "not-yet"],
  ["a command id that SSM does not know yet", awsError("InvalidCommandId"), "not-yet"],
  ["throttling", awsError("ThrottlingException"), "retry"],
  ["throttling by another name", awsError("TooManyRequestsException", 429), "retry"],
  ["an internal error", awsError("InternalServerError", 500), "retry"],
  ["an unnamed 5xx", awsError("Unknown", 503), "retry"],
  ["a cut connection", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), "retry"],
  ["a refused permission", awsError("AccessDeniedException"), "fatal"],
  ["expired credentials", awsError("ExpiredTokenException"), "fatal"],
  ["an error nobody thought of", awsError("BrandNewException", 418), "fatal"],
  ["a defect", new TypeError("x is not a function"), "fatal"],
  ["no error at all", "a string", "fatal"],
];
test.each(table)("%s is classified", (_, error, kind) => {
  expect(classify(error)).toBe(kind);
});

const wait = (
  clock: VirtualClock,
  look: () => Promise<{ done: false; state: string } | { done: true; value: number }>,
) => poll({ what: "the answer", look, classify, clock, deadline: clock.now() + 60_000 });

test("ends with the value of the first look that is done", async () => {
  let looks = 0;
  const value = await wait(new VirtualClock(), async () =>
    ++looks < 5 ? { done: false, state: "no" } : { done: true, value: looks },
  );
  expect(value).toBe(5);
});

test("a fatal error ends the wait at once, as it is", async () => {
  const clock = new VirtualClock();
  const [started, denied] = [clock.now(), awsError("AccessDeniedException")];
  await expect(wait(clock, () => Promise.reject(denied))).rejects.toBe(denied);
  expect(clock.now()).toBe(started);
});

test("what is not there yet, or throttled, is looked for until the deadline, and the message tells the last state", async () => {
  const clock = new VirtualClock();
  const started = clock.now();
  const states = [awsError("InvocationDoesNotExist"), awsError("ThrottlingException")];
  const waiting = wait(clock, async () => {
    const error = states.shift();
    if (error) throw error;
    return { done: false, state: "2 hosts open" };
  });
  await expect(waiting).rejects.toThrow(DeadlinePassed);
  await expect(waiting).rejects.toThrow(/the answer.*2 hosts open/);
  expect(clock.now() - started).toBe(60_000);
});

test("delays grow, stay below their bound, and are jittered", async () => {
  const delays = async (random: number) => {
    const clock = new VirtualClock();
    const looks: number[] = [];
    await poll({
      what: "it",
      classify,
      clock,
      random: () => random,
      deadline: clock.now() + 60_000,
      delay: { first: 100, longest: 5_000 },
      look: async () => {
        looks.push(clock.now());
        return { done: false, state: "" };
      },
    }).catch(() => undefined);
    return looks.slice(1, -1).map((at, index) => at - (looks[index] ?? 0));
  };
  const [early, late] = [await delays(0), await delays(1)];
  expect(early[0]).toBe(80);
  expect(late[0]).toBe(120);
  expect(Math.max(...early, ...late)).toBeLessThanOrEqual(6_000);
  expect(early).toEqual(early.toSorted((a, b) => a - b));
});

test("an aborted wait ends with the signal's reason, asleep or not", async () => {
  const clock = new VirtualClock();
  const cancel = new AbortController();
  const reason = new Error("cancelled");
  clock.at(1_000, () => cancel.abort(reason));
  const look = async () => ({ done: false, state: "open" }) as const;
  const options = { what: "it", look, classify, clock, deadline: clock.now() + 60_000, signal: cancel.signal };
  await expect(poll(options)).rejects.toBe(reason);
  await expect(poll(options)).rejects.toBe(reason);
});
