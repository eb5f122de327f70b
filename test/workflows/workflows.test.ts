import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { describe, expect, it } from "vitest";
import { rules } from "./rules.ts";

const folder = join(import.meta.dirname, "../../.github/workflows");
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
const deploy = readFileSync(join(folder, "deploy.yml"), "utf8");

/** What GitHub's own parser has against a workflow. */
async function complaints(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const found = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined) return found.length > 0 ? found : ["it is no workflow"];
  const { errors = [] } = await convertWorkflowTemplate(context, value);
  return [...found, ...errors.map(({ Message }) => Message)];
}

describe.each(workflows)("%s", (name, text) => {
  it("is a workflow to GitHub's own parser", async () => {
    expect(await complaints(name, text)).toEqual([]);
  });
  it.each(rules)("$rule", ({ broken }) => {
    expect(broken(text)).toEqual([]);
  });
});

describe("what breaks a rule is found out", () => {
  it.each(rules)("$rule", ({ broken, control }) => {
    const spoiled = control(deploy);
    expect(spoiled).not.toBe(deploy);
    expect(broken(spoiled)).not.toEqual([]);
  });
  it("by GitHub's own parser too", async () => {
    expect(await complaints("unknown key", deploy.replace("queue: max", "line: max"))).not.toEqual([]);
    expect(await complaints("unknown job", deploy.replace("needs: staging", "needs: stageing"))).not.toEqual([]);
    expect(await complaints("unknown context", deploy.replace("github.job", "gitlab.job"))).not.toEqual([]);
  });
});
