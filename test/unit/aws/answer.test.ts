import { expect, test } from "vitest";
import { endingOf, isOpen, printed, resultOf } from "../../../actions/aws/answer.ts";

const HOST = "i-00000000000000001";
const result = {
  schema: 1,
  host: HOST,
  operation: "stage",
  outcome: "done",
  release: "0123abc-456789abcdef",
  live: null,
  committed: null,
  pending: null,
  warm: null,
  fence: 1,
  timings_ms: { download: 12 },
  error: null,
};
const text = JSON.stringify(result);

test("a result is what the asked host printed about the asked operation", () => {
  expect(resultOf(`${text}\n`, HOST, "stage")).toEqual(result);
});

test.each([
  ["nothing", ""],
  ["no JSON", "bash: line 1: oops"],
  ["half a result", text.slice(0, 100)],
  ["two results", `${text}\n${text}`],
  ["a result with something before it", `hello\n${text}`],
  ["another host's", text.replace(HOST, "i-00000000000000002")],
  ["another operation's", text.replace('"stage"', '"status"')],
  ["an outcome that nobody knows", text.replace('"done"', '"great"')],
  ["a list", `[${text}]`],
  ["null", "null"],
  ["a newer schema", text.replace('"schema":1', '"schema":2')],
  ["a release that is none", text.replace("0123abc-456789abcdef", "$(reboot)")],
])("%s is no result", (_, stdout) => {
  expect(resultOf(stdout, HOST, "stage")).toBeNull();
});

const listed = (Output: string) => printed({ CommandPlugins: [{ Output }] });

test("stdout and stderr are told apart, and a cut is noticed", () => {
  expect(listed(`${text}\n----------ERROR-------\nlog`)).toEqual({ stdout: text, stderr: "log", cut: false });
  expect(listed(text)).toEqual({ stdout: text, stderr: "", cut: false });
  expect(listed(`${text.slice(0, 50)}\n---Output truncated---\n----------ERROR-------\nx`).cut).toBe(true);
  expect(listed(`${text}\n----------ERROR-------\nx\n---Error truncated----`).cut).toBe(true);
  expect(printed({})).toEqual({ stdout: "", stderr: "", cut: false });
});

test.each([
  ["Success", "Success", "ended"],
  ["Failed", "Failed", "ended"],
  ["Failed", "Undeliverable", "undeliverable"],
  ["TimedOut", "DeliveryTimedOut", "delivery-timed-out"],
  ["TimedOut", "Delivery Timed Out", "delivery-timed-out"],
  ["TimedOut", "ExecutionTimedOut", "execution-timed-out"],
  ["Cancelled", "Cancelled", "cancelled"],
  ["Cancelled", "Terminated", "other"],
  ["Failed", "InvalidPlatform", "other"],
  ["Failed", "AccessDenied", "other"],
] as const)("%s (%s) is closed and means %s", (Status, StatusDetails, ending) => {
  expect(isOpen({ Status })).toBe(false);
  expect(endingOf({ Status, StatusDetails }).ending).toBe(ending);
});

test.each(["Pending", "InProgress", "Delayed", "Cancelling"] as const)("%s is open", (Status) => {
  expect(isOpen({ Status })).toBe(true);
});
