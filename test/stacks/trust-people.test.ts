import { describe, expect, it } from "vitest";
import { type Asker, compile, evaluate } from "../../sandbox/aws/iam/evaluate.ts";
import { account, allRoles, type Role } from "./iam/roles.ts";

const environments = allRoles();
const user = (name: string, of = account): Asker => ({
  kind: "aws",
  arn: `arn:aws:iam::${of}:user/${name}`,
  account: of,
});
const session = (role: string): Asker => ({
  kind: "aws",
  arn: `arn:aws:sts::${account}:assumed-role/${role}/s`,
  role: `arn:aws:iam::${account}:role/${role}`,
  account,
});

/** Seconds since MFA; undefined: a session that was made without it. */
const mfa = (age?: number): Record<string, string> =>
  age === undefined
    ? { "aws:MultiFactorAuthPresent": "false" }
    : { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": String(age) };

/** What STS decides; the asker's own policies let it try, so that the role's trust alone decides. */
function takes(trust: Role["trust"], principal: Asker, context: Record<string, string> = {}): boolean {
  const everything = compile({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
  const question = { principal, action: "sts:AssumeRole", resource: "arn:aws:iam::1:role/x", context };
  return evaluate({ policies: [everything], resource: trust, consent: true }, question).allowed;
}
const trustOf = (environment: string, word: string) => {
  const found = environments[environment]?.[word];
  if (found === undefined) throw new Error(`There is no role ${word} in ${environment}.`);
  return found.trust;
};

const administrator = user("people/administrator");
const refused: [string, Asker, Record<string, string>][] = [
  ["without MFA", administrator, mfa()],
  ["with a long-lived key, which says nothing about MFA", administrator, {}],
  ["with MFA of an hour ago", administrator, mfa(3600)],
  ["with MFA of this morning", administrator, mfa(4 * 3600)],
  ["with MFA whose age is not told", administrator, { "aws:MultiFactorAuthPresent": "true" }],
  ["with an age and no MFA", administrator, { "aws:MultiFactorAuthAge": "60" }],
  ["as an operator with MFA", user("people/operator"), mfa(60)],
  ["as another user with MFA", user("mallory"), mfa(60)],
  ["as a user of that name in another account", user("people/administrator", "999999999999"), mfa(60)],
  ["as the account's root", { kind: "aws", arn: `arn:aws:iam::${account}:root`, account }, mfa(60)],
  ["as the deploy role", session("kloverbuy/production/kloverbuy-production-deploy"), {}],
  ["as the operator's role", session("kloverbuy/production/kloverbuy-production-operator"), {}],
];

describe.each(Object.keys(environments))("the administrator's role of %s", (environment) => {
  const trust = trustOf(environment, "administrator");

  it("is taken by a named person with MFA of the last hour", () => {
    expect(takes(trust, administrator, mfa(0))).toBe(true);
    expect(takes(trust, administrator, mfa(3599))).toBe(true);
  });
  it.each(refused)("is not taken %s", (_, who, context) => expect(takes(trust, who, context)).toBe(false));

  it("ends within the hour that MFA counts for", () => {
    expect(environments[environment]?.administrator?.hours).toBe(1);
  });
  it("controls: a plain IfExists would let a long-lived key in", () => {
    const text = environments[environment]?.administrator?.source ?? "";
    const trap = compile(
      text.replace('"Bool"', '"BoolIfExists"').replace('"NumericLessThan"', '"NumericLessThanIfExists"'),
    );
    expect(takes(trap, administrator, {})).toBe(true);
  });
});

it.each(Object.keys(environments))("the operator's role of %s is taken by operators alone", (environment) => {
  const trust = trustOf(environment, "operator");
  expect(takes(trust, user("people/operator"))).toBe(true);
  for (const who of [administrator, user("mallory"), user("people/operator", "999999999999")])
    expect(takes(trust, who)).toBe(false);
});
