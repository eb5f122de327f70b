import { describe, expect, test } from "vitest";
import { circles, forbidden, imports } from "../../../scripts/check/arrows.ts";
import { banned, findings } from "../../../scripts/check/words.ts";

const importing = (...arrows: [from: string, to: string][]) =>
  imports(arrows.map(([from, to]) => [from, `import { one } from "${to}";\n`]));

describe("the check of arrows", () => {
  test.each([
    ["a verb to entry", "actions/deploy/index.ts", "../entry/action.ts"],
    ["a rollout to its fleet", "actions/lib/rollout/stage.ts", "../fleet/failure.ts"],
    ["inside a room", "stacks/compute/fleet.ts", "../network/index.ts"],
    ["a test to all", "test/unit/fleet/wave.test.ts", "../../../actions/lib/fleet/wave.ts"],
    ["of a file at the root", "vitest.nginx.ts", "./sandbox/fleet/nginx.ts"],
  ])("lets an import %s pass", (_, from, to) => expect(forbidden(importing([from, to]))).toEqual([]));

  test.each([
    ["upwards", "actions/lib/fleet/wave.ts", "../rollout/run.ts"],
    ["of a verb by the domain", "actions/lib/release/store.ts", "../../deploy/run.ts"],
    ["of an adapter by the domain", "actions/lib/environment/records.ts", "../../aws/records.ts"],
    ["between neighbours", "stacks/main.ts", "../sandbox/account/account.ts"],
    ["of a test by the product", "demo/main.ts", "../test/e2e/place/app.ts"],
    ["out of the ground", "schema/ids.ts", "../actions/lib/text/plain.ts"],
    ["of a file that stands in no room", "actions/lib/rollout/run.ts", "../../helper/x.ts"],
    ["by a file that stands in no room", "attic/x.ts", "../schema/ids.ts"],
  ])("finds one %s", (_, from, to) => expect(forbidden(importing([from, to]))).toHaveLength(1));

  test("sees types and what is loaded late as well", () => {
    const late =
      'import type { A } from "../deploy/a.ts";\nconst { b } = await import("../deploy/b.ts");\nimport "../deploy/c.ts";';
    expect(forbidden(imports([["actions/entry/x.ts", late]]))).toHaveLength(3);
  });

  test("finds circles, of files and of folders, and names who stands in one", () => {
    expect(circles(importing(["a/x.ts", "./y.ts"], ["a/y.ts", "./z.ts"]))).toEqual([]);
    expect(circles(importing(["a/x.ts", "./y.ts"], ["a/y.ts", "./z.ts"], ["a/z.ts", "./x.ts"]))).toEqual([
      "in a: x.ts, y.ts, z.ts import one another",
    ]);
    expect(circles(importing(["a/b/x.ts", "../c/y.ts"], ["a/c/z.ts", "../b/w.ts"]))).toEqual([
      "in a: b, c import one another",
    ]);
  });
});

describe("the check of words", () => {
  const page =
    "# A\n\n## Words\n\n| word | means | not |\n| --- | --- | --- |\n| host | one | box, Server |\n| run | two | |\n\n## B\n| x | y | z |\n";

  test("takes them from the glossary's last column, and from no other table", () => {
    expect([...banned(page)]).toEqual([
      ["box", "host"],
      ["Server", "host"],
    ]);
  });

  test("names place, word and what to say instead, also where a sentence begins with it", () => {
    const found = findings("a.ts", "// a host\n// the box, in boxes\nBox\n", banned(page));
    expect(found).toEqual(["a.ts:2: 'box'; say: host", "a.ts:3: 'box'; say: host"]);
  });
});
