import { describe, expect, test } from "vitest";
import { rooms } from "../../../scripts/mutants/rooms.ts";
import { faults, type StrykerReport, scores, stale } from "../../../scripts/mutants/score.ts";
import { whyLeftOut } from "../../../scripts/mutants/texts.ts";

const [file = ""] = rooms.bake ?? [];
const source = "const a =\n  one > two;\n";

/** A report of one file with so many mutants that were found, and those besides. */
function report(killed: number, ...besides: string[]): StrykerReport {
  const location = { start: { line: 2, column: 3 }, end: { line: 2, column: 12 } };
  const mutant = (status: string) => ({ mutatorName: "EqualityOperator", replacement: "one >= two", status, location });
  return { files: { [file]: { source, mutants: [...Array(killed).fill("Killed"), ...besides].map(mutant) } } };
}
const same = { file, line: "one > two;", text: "one>two", instead: "one  >= two", why: "they are never equal" };
const judged = (report: StrykerReport, list = [same]) => scores(report, [file], list).get("bake");

describe("a file's score", () => {
  test("counts what a test found or hung on, and neither what is no mutant nor what broke the run itself", () => {
    const score = judged(report(2, "Timeout", "RuntimeError", "Ignored", "Survived", "NoCoverage"), []);
    expect(score?.mutants).toBe(6);
    expect(score?.survivors).toHaveLength(3);
    expect(score?.survivors[0]).toMatchObject({
      file,
      line: 2,
      text: "one > two",
      instead: "one >= two",
      why: undefined,
    });
  });

  test("knows a survivor of the list by its code, wherever that stands now", () => {
    expect(judged(report(19, "Survived"))?.survivors[0]?.why).toBe("they are never equal");
    for (const other of [{ instead: "true" }, { line: "const a =" }, { text: "one" }]) {
      expect(judged(report(19, "Survived"), [{ ...same, ...other }])?.survivors[0]?.why).toBeUndefined();
    }
  });

  test("is a fault with a survivor that nobody has excused, under 90 of 100, and over 5 of 100 excused", () => {
    const of = (report: StrykerReport, list = [same]) => faults(scores(report, [file], list));
    expect(of(report(99, "Survived"))).toEqual([]);
    expect(of(report(99, "Survived"), [])).toHaveLength(1);
    expect(of(report(18, "Survived", "Survived", "Survived"))).toHaveLength(2);
    expect(of(report(17, "Survived"))).toHaveLength(1);
  });

  test("tells a line of the list that no survivor bears out", () => {
    const old = (report: StrykerReport) => stale(scores(report, [file], [same]).values(), [file], [same]);
    expect(old(report(19, "Survived"))).toEqual([]);
    expect(old(report(20))).toEqual([same]);
    expect(stale([], ["another file"], [same])).toEqual([]);
  });
});

describe("what is never broken on purpose", () => {
  const id = (name: string) => ({ type: "Identifier", name });
  const member = (object: object, property: object) => ({ type: "MemberExpression", object, property });
  const log = member(member(id("ports"), id("log")), id("info"));
  const mine = member({ type: "ThisExpression" }, { type: "PrivateName", id: id("log") });
  const text = { type: "TemplateLiteral" };
  const call = (callee: object) => ({ type: "CallExpression", callee });

  test.each([
    ["a line of the log", { node: text, parent: call(log), listKey: "arguments" }],
    ["a group's title", { node: text, parent: call(member(mine, id("group"))), listKey: "arguments" }],
    [
      "the call that writes it",
      { node: { type: "ExpressionStatement", expression: call(log) }, parent: { type: "BlockStatement" } },
    ],
    ["an error's sentence", { node: text, parent: call({ type: "Super" }), listKey: "arguments" }],
    ["a reason", { node: text, parent: { type: "ObjectProperty", key: id("reason") }, key: "value" }],
    ["what becomes one", { node: text, parent: { type: "VariableDeclarator", id: id("cure") }, key: "init" }],
  ])("%s", (_, path) => {
    expect(whyLeftOut(path)).toBeDefined();
  });

  test.each([
    [
      "what is done in a group",
      { node: { type: "ArrowFunctionExpression" }, parent: call(member(mine, id("group"))), listKey: "arguments" },
    ],
    ["another call's argument", { node: text, parent: call(member(id("fleet"), id("send"))), listKey: "arguments" }],
    ["another property", { node: text, parent: { type: "ObjectProperty", key: id("outcome") }, key: "value" }],
    ["the whole file", { node: { type: "Program" }, parent: null }],
  ])("but %s may be", (_, path) => {
    expect(whyLeftOut(path)).toBeUndefined();
  });
});
