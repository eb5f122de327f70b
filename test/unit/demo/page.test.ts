import { describe, expect, test } from "vitest";
import { escaped } from "../../../demo/page/html.ts";
import { roof, Span } from "../../../demo/page/scale.ts";

describe("the report page", () => {
  test("text from a report cannot become markup", () => {
    expect(escaped(`<script>"'&`)).toBe("&lt;script&gt;&quot;&#39;&amp;");
  });

  test("places hostEvents in per cent of the width, never outside it", () => {
    const span = new Span(1000, 3000);
    expect([500, 1000, 2000, 3000, 9000].map((time) => span.at(time))).toEqual([0, 0, 50, 100, 100]);
  });

  test.each([
    [3_000, 1],
    [60_000, 10],
    [700_000, 120],
  ])("marks %d ms every %d s", (length, step) => {
    const [first, second] = new Span(0, length).marks();
    expect([first?.text, second?.text]).toEqual(["0 s", `${step} s`]);
  });

  test.each([
    [0, 1],
    [1, 1],
    [7, 10],
    [10, 10],
    [11, 20],
    [640, 1000],
    [1001, 2000],
  ])("the axis above %d ends at %d", (value, wanted) => {
    expect(roof(value)).toBe(wanted);
  });
});
