import { describe, expect, it } from "vitest";
import { compile } from "../../sandbox/aws/iam/evaluate.ts";
import { destroysOrReveals, forEveryone } from "./iam/hostile.ts";
import { forRole } from "./iam/hostile-roles.ts";
import { call, placesOf, put } from "./iam/places.ts";
import { rightful } from "./iam/rightful.ts";
import { allows, allRoles, type Call, decides, type Role } from "./iam/roles.ts";

const environments = allRoles();
const others: Record<string, string> = { production: "staging", staging: "production" };
const words = [
  "host",
  "build",
  "deploy",
  "pipeline",
  "backup",
  "infrastructure-plan",
  "infrastructure-apply",
  "operator",
  "administrator",
];

const of = (environment: string, word: string): Role => {
  const found = environments[environment]?.[word];
  if (found === undefined) throw new Error(`There is no role ${word} in ${environment}.`);
  return found;
};
const failures = (role: Role, table: Record<string, Call>) =>
  Object.entries(table)
    .filter(([, one]) => allows(role, one))
    .map(([what]) => what);

describe.each(Object.entries(others))("%s", (name, other) => {
  it.each(words)("%s may do what it is for", (word) => {
    const calls = rightful(name)[word] ?? [];
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter((one) => !allows(of(name, word), one))).toEqual([]);
  });

  it.each(words)("%s has no permission that none of these uses", (word) => {
    const role = of(name, word);
    const used = (rightful(name)[word] ?? []).map((one) => decides(role, one).by);
    const given = role.statements.filter(({ Effect }) => Effect === "Allow").map(({ Sid }) => String(Sid));
    expect(given.filter((sid) => !used.includes(sid))).toEqual([]);
  });

  it.each(words)("%s may do nothing hostile", (word) => {
    // What an administrator may, below.
    const common = word === "administrator" ? {} : forEveryone(name, other);
    expect(failures(of(name, word), { ...common, ...forRole(name, other)[word] })).toEqual([]);
  });

  describe("what destroys or reveals", () => {
    const table = destroysOrReveals(name);

    it("is the administrator's", () => expect(failures(of(name, "administrator"), table)).toEqual(Object.keys(table)));
    it("is not the operator's", () => expect(failures(of(name, "operator"), table)).toEqual([]));
    it("is nobody's in another environment", () => {
      const theirs = Object.entries(table).map(([what, one]): [string, Call] => [
        what,
        { ...one, context: { "aws:ResourceTag/environment": other } },
      ]);
      expect(failures(of(name, "administrator"), Object.fromEntries(theirs))).toEqual([]);
    });
  });
});

it.each(Object.keys(others))("only infrastructure-apply and administrator write what hosts of %s run", (name) => {
  const { artifacts } = placesOf(name);
  const key = `${artifacts}/hosts/0123abcd.sh`;
  const calls = [put(key), put(key, "if-none-match"), put(key, "if-match"), call("s3:DeleteObject", key)];
  const writers = words.filter((word) => calls.some((one) => allows(of(name, word), one)));
  expect(writers).toEqual(["infrastructure-apply", "administrator"]);
  const theirs = words.filter((word) => calls.some((one) => allows(of(others[name] ?? "", word), one)));
  expect(theirs).toEqual(["administrator"]);
});

it("the table is no small one", () => {
  const hostile = words.map((word) => {
    const common = word === "administrator" ? {} : forEveryone("production", "staging");
    return Object.keys({ ...common, ...forRole("production", "staging")[word] }).length;
  });
  const calls = hostile.reduce((sum, one) => sum + one, 0);
  expect(calls).toBeGreaterThanOrEqual(350);
  expect(
    new Set(Object.values(forEveryone("production", "staging")).map((one) => JSON.stringify(one))).size,
  ).toBeGreaterThanOrEqual(35);
});

describe("controls: the table finds out", () => {
  const deploy = of("production", "deploy");
  const changed = (role: Role, change: (text: string) => string): Role => ({
    ...role,
    policies: [compile(change(JSON.stringify({ Version: "2012-10-17", Statement: role.statements })))],
  });
  const slipped = (word: string, role: Role) =>
    failures(role, { ...forEveryone("production", "staging"), ...forRole("production", "staging")[word] });

  it("a document named by a wildcard", () => {
    const role = changed(deploy, (text) => text.replace("document/kloverbuy-production-release", "document/*"));
    expect(slipped("deploy", { ...role, boundary: undefined })).toContain("runs another environment's document");
    // The boundary names the documents too.
    expect(slipped("deploy", role)).toEqual([]);
  });
  it("hosts without the condition on their tag", () => {
    const role = changed(deploy, (text) =>
      text.replace(/,"Condition":\{"StringEquals":\{"ssm:resourceTag[^}]*\}\}/, ""),
    );
    // Still within the boundary, which asks for the tag as well; so it is looked at without one.
    expect(slipped("deploy", { ...role, boundary: undefined })).toContain("reaches another environment's hosts");
    expect(slipped("deploy", role)).toEqual([]);
  });
  it("writes that are not asked for a condition", () => {
    const role = changed(deploy, (text) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: JSON.parse(text).Statement.filter((one: { Effect: string }) => one.Effect === "Allow"),
      }),
    );
    expect(slipped("deploy", role)).toEqual(
      expect.arrayContaining(["rewrites history", "overwrites the lease blindly"]),
    );
  });
  it("a role that infrastructure-apply widened: its boundary still holds", () => {
    const wide = compile({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
    const stolen = { ...deploy, policies: [wide] };
    const allowed = slipped("deploy", { ...stolen, boundary: undefined });
    expect(allowed.length).toBeGreaterThan(40);
    expect(failures(stolen, forEveryone("production", "staging"))).toEqual([]);
    expect(allows(stolen, call("iam:CreateUser"))).toBe(false);
  });
});
