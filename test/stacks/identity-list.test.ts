import { expect, it } from "vitest";
import { unavoidable } from "../../stacks/identity/unavoidable.ts";
import { allRoles } from "./iam/roles.ts";
import { resources, synthesize } from "./synthesis.ts";

it("the list of what must be for every resource has a reason each, and nothing that no policy says", () => {
  const said = new Set(
    Object.values(synthesize()).flatMap((stack) =>
      ["aws_iam_role_policy", "aws_iam_policy"].flatMap((type) =>
        resources(stack, type).flatMap(([, one]) =>
          JSON.parse(String(one.policy)).Statement.flatMap(({ Sid, Resource }: { Sid: string; Resource: unknown }) =>
            [Resource].flat().includes("*") ? [Sid] : [],
          ),
        ),
      ),
    ),
  );
  expect(new Set(Object.keys(unavoidable))).toEqual(said);
  for (const reason of Object.values(unavoidable)) expect(reason.length).toBeGreaterThan(20);
});

it("build and deploy together are the pipeline, and neither has what it alone would need not", () => {
  for (const [name, roles] of Object.entries(allRoles())) {
    const of = (word: string) => (roles[word]?.statements ?? []).map((one) => JSON.stringify(one));
    const both = [...of("build"), ...of("deploy")].filter((one) => !one.includes('"ReadManifests"'));
    expect(new Set(of("pipeline")), name).toEqual(new Set(both));
  }
});
