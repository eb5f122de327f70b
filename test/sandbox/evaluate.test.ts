import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asker, compile, evaluate, PolicyError, type Question } from "../../sandbox/aws/iam/evaluate.ts";
import { pattern } from "../../sandbox/aws/iam/pattern.ts";

type Statement = Record<string, unknown>;
type Context = NonNullable<Question["context"]>;

const account = "123456789012";
const role = `arn:aws:iam::${account}:role/team/deploy`;
const session = `arn:aws:sts::${account}:assumed-role/deploy/run`;
const asker: Asker = { kind: "aws", arn: session, role, account };
const object = "arn:aws:s3:::shop/a/b.txt";

const policy = (...statements: Statement[]) =>
  compile({ Version: "2012-10-17", Statement: statements.map((one) => ({ Effect: "Allow", ...one })) });
const everything = { Action: "*", Resource: "*" };
const deny = { ...everything, Effect: "Deny" };

/** Whether one statement of the identity allows to get an object. */
const allows = (statement: Statement, context: Context = {}, resource = object) =>
  evaluate(
    { policies: [policy({ ...everything, ...statement })] },
    { principal: asker, action: "s3:GetObject", resource, context },
  ).allowed;
const when = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe("actions and resources", () => {
  test.each([
    ["s3:GetObject", true],
    ["S3:getobject", true],
    ["s3:Get*", true],
    ["s3:Get?bject", true],
    ["*", true],
    ["s3:Get", false],
    ["s3:GetObjectVersion", false],
    ["ssm:*", false],
  ])("Action %s", (Action, expected) => expect(allows({ Action })).toBe(expected));

  test.each([
    [object, true],
    ["arn:aws:s3:::shop/*", true],
    ["arn:aws:s3:::*/b.txt", true],
    ["arn:aws:s3:::shop", false],
    ["arn:aws:s3:::Shop/a/b.txt", false],
    ["arn:aws:s3:*:*:shop/a/?.txt", true],
  ])("Resource %s", (Resource, expected) => expect(allows({ Resource })).toBe(expected));

  test("a star in one part of an ARN does not reach into the next", () => {
    const Resource = "arn:aws:iam::*:role/deploy";
    expect(allows({ Resource }, {}, `arn:aws:iam::${account}:role/deploy`)).toBe(true);
    expect(allows({ Resource }, {}, `arn:aws:iam::${account}:user/x:role/deploy`)).toBe(false);
  });

  test("NotAction and NotResource are all but these", () => {
    const not = (statement: Statement) =>
      evaluate({ policies: [policy(statement)] }, { principal: asker, action: "s3:GetObject", resource: object })
        .allowed;
    expect(not({ NotAction: "iam:*", Resource: "*" })).toBe(true);
    expect(not({ NotAction: ["iam:*", "s3:Get*"], Resource: "*" })).toBe(false);
    expect(not({ Action: "*", NotResource: "arn:aws:s3:::other/*" })).toBe(true);
    expect(not({ Action: "*", NotResource: "arn:aws:s3:::shop/*" })).toBe(false);
  });

  test("stars match as a regular expression would say, whatever the text", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "/"), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 12 }), (wanted, given) => {
        const said = new RegExp(`^${wanted.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(given);
        return pattern(wanted, { wildcards: true }).matches(given, new Map()) === said;
      }),
      { numRuns: 2_000 },
    );
  });

  test("a pattern made to take for ever does not", () => {
    const started = performance.now();
    expect(pattern("*a".repeat(200), { wildcards: true }).matches(`${"a".repeat(5_000)}b`, new Map())).toBe(false);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("conditions", () => {
  test.each<[string, string, unknown, Context, boolean]>([
    ["StringEquals", "s3:prefix", ["a/", "b/"], { "s3:prefix": "b/" }, true],
    ["StringEquals", "S3:Prefix", "a/", { "s3:prefix": "a/" }, true],
    ["StringEquals", "s3:prefix", "a/*", { "s3:prefix": "a/x" }, false],
    ["StringEquals", "s3:prefix", "a/", {}, false],
    ["StringEqualsIfExists", "s3:prefix", "a/", {}, true],
    ["StringEqualsIfExists", "s3:prefix", "a/", { "s3:prefix": "b/" }, false],
    ["StringLike", "s3:prefix", "a/*", { "s3:prefix": "a/x" }, true],
    ["StringNotEquals", "s3:prefix", "a/", {}, true],
    ["StringNotEquals", "s3:prefix", ["a/", "b/"], { "s3:prefix": "b/" }, false],
    ["Null", "s3:if-match", "true", {}, true],
    ["Null", "s3:if-match", "true", { "s3:if-match": "x" }, false],
    ["Null", "s3:if-match", "false", { "s3:if-match": "x" }, true],
    ["Bool", "aws:SecureTransport", "true", { "aws:SecureTransport": "true" }, true],
    ["Bool", "aws:MultiFactorAuthPresent", "true", {}, false],
    ["NumericLessThan", "aws:MultiFactorAuthAge", "3600", { "aws:MultiFactorAuthAge": "3600" }, false],
    ["NumericLessThan", "aws:MultiFactorAuthAge", "3600", { "aws:MultiFactorAuthAge": "soon" }, false],
    ["DateLessThan", "aws:CurrentTime", "2026-01-01T00:00:00Z", { "aws:CurrentTime": "2025-12-31T23:00:00Z" }, true],
    ["IpAddress", "aws:SourceIp", "10.0.0.0/8", { "aws:SourceIp": "10.9.8.7" }, true],
    ["NotIpAddress", "aws:SourceIp", "10.0.0.0/8", { "aws:SourceIp": "10.9.8.7" }, false],
    ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${account}:role/team/*`, {}, true],
    ["ArnNotLike", "aws:PrincipalArn", role, {}, false],
    ["ForAllValues:StringEquals", "aws:TagKeys", ["a", "b"], { "aws:TagKeys": ["a", "c"] }, false],
    ["ForAllValues:StringEquals", "aws:TagKeys", ["a", "b"], {}, true],
    ["ForAnyValue:StringEquals", "aws:TagKeys", ["a", "b"], { "aws:TagKeys": ["a", "c"] }, true],
    ["ForAnyValue:StringEquals", "aws:TagKeys", ["a", "b"], {}, false],
  ])("%s %s %j with %j", (operator, key, value, context, expected) =>
    expect(allows(when(operator, key, value), context)).toBe(expected),
  );

  test("all of them must hold", () => {
    const Condition = { StringEquals: { "aws:PrincipalAccount": account, "s3:prefix": "a/" } };
    expect(allows({ Condition }, { "s3:prefix": "a/" })).toBe(true);
    expect(allows({ Condition }, { "s3:prefix": "b/" })).toBe(false);
  });
});

describe("policy variables", () => {
  const variable = (what: string) => `\${${what}}`;
  const team = variable("aws:PrincipalTag/team");
  const Resource = `arn:aws:s3:::shop/${team}/*`;
  const at = (value: string | undefined, key: string) =>
    allows({ Resource }, value === undefined ? {} : { "aws:PrincipalTag/team": value }, `arn:aws:s3:::shop/${key}`);

  test("stand for the request's value", () => {
    expect(at("blue", "blue/x")).toBe(true);
    expect(at("blue", "red/x")).toBe(false);
  });
  test("open nothing without a value, nor by a value that is a star", () => {
    expect(at(undefined, "blue/x")).toBe(false);
    expect(at(undefined, "/x")).toBe(false);
    expect(at("*", "blue/x")).toBe(false);
    expect(at("*", "*/x")).toBe(true);
  });
  test("without a value do not make a negated condition true", () => {
    expect(allows(when("StringNotEquals", "s3:prefix", team), { "s3:prefix": "x" })).toBe(false);
  });
  test("may have a default", () => {
    const statement = { Resource: `arn:aws:s3:::shop/${variable("aws:PrincipalTag/team, 'all'")}/*` };
    expect(allows(statement, {}, "arn:aws:s3:::shop/all/x")).toBe(true);
  });
});

describe("who decides", () => {
  const allow = policy(everything);
  const on = (principal: unknown, more: Statement = {}) => policy({ ...everything, Principal: principal, ...more });
  const decide = (given: Partial<Parameters<typeof evaluate>[0]>, action = "s3:GetObject", who: Asker = asker) =>
    evaluate({ policies: [], ...given }, { principal: who, action, resource: object });

  test("nobody may what nobody allows", () => {
    expect(decide({})).toEqual({
      allowed: false,
      because: "because no identity-based policy allows the s3:GetObject action",
    });
  });

  test("an explicit deny anywhere beats every allow", () => {
    const all = { policies: [allow], boundary: allow, resource: on("*") };
    expect(decide(all).allowed).toBe(true);
    expect(decide({ ...all, policies: [allow, policy(deny)] }).allowed).toBe(false);
    expect(decide({ ...all, boundary: policy(everything, deny) }).allowed).toBe(false);
    expect(decide({ ...all, resource: on({ AWS: role }, { Effect: "Deny" }) }).allowed).toBe(false);
  });

  test("a boundary gives nothing and limits all, but what a resource gives the session by its own name", () => {
    expect(decide({ boundary: allow }).allowed).toBe(false);
    const narrow = policy({ Action: "s3:PutObject", Resource: "*" });
    expect(decide({ policies: [allow], boundary: narrow }).allowed).toBe(false);
    expect(decide({ boundary: narrow, resource: on({ AWS: role }) }).allowed).toBe(false);
    expect(decide({ boundary: narrow, resource: on({ AWS: session }) }).allowed).toBe(true);
  });

  test("a resource that names the role lets it in; one that names the account leaves it to the role's policies", () => {
    expect(decide({ resource: on({ AWS: role }) }).allowed).toBe(true);
    expect(decide({ resource: on({ AWS: `arn:aws:iam::${account}:role/other` }) }).allowed).toBe(false);
    for (const whole of [account, `arn:aws:iam::${account}:root`]) {
      expect(decide({ resource: on({ AWS: whole }) }).allowed).toBe(false);
      expect(decide({ resource: on({ AWS: whole }), policies: [allow] }).allowed).toBe(true);
    }
  });

  test("a key that does not consent opens to nobody", () => {
    expect(decide({ policies: [allow], consent: true }).allowed).toBe(false);
    expect(decide({ policies: [allow], consent: true, resource: on({ AWS: "210987654321" }) }).allowed).toBe(false);
    expect(decide({ policies: [allow], consent: true, resource: on({ AWS: account }) })).toMatchObject({
      allowed: true,
      by: "policy#0",
      consentedBy: "policy#0",
    });
  });

  test("a service and an identity provider are only who they are", () => {
    const service: Asker = { kind: "service", name: "ec2.amazonaws.com" };
    expect(decide({ resource: on({ Service: "ec2.amazonaws.com" }) }, "sts:AssumeRole", service).allowed).toBe(true);
    expect(decide({ resource: on({ Service: "rds.amazonaws.com" }) }, "sts:AssumeRole", service).allowed).toBe(false);
    expect(decide({ resource: on({ AWS: "ec2.amazonaws.com" }) }, "sts:AssumeRole", service).allowed).toBe(false);
  });
});

describe("what the evaluator does not know is refused, never guessed:", () => {
  test.each<[string, Statement]>([
    ["NotPrincipal", { NotPrincipal: { AWS: account } }],
    ["a kind of principal", { Principal: { CanonicalUser: "x" } }],
    ["a wildcard in a principal", { Principal: { AWS: `arn:aws:iam::${account}:role/*` } }],
    ["an operator", when("StringMatches", "s3:prefix", "a")],
    ["a number that is none", when("NumericLessThan", "s3:max-keys", "many")],
    ["a resource that is no ARN", { Resource: "shop/*" }],
    ["a variable that is not closed", { Resource: "arn:aws:s3:::shop/${aws:username" }],
    ["both Action and NotAction", { NotAction: "iam:*" }],
    ["another effect", { Effect: "Maybe" }],
  ])("%s", (_, statement) => expect(() => policy({ ...everything, ...statement })).toThrow(PolicyError));

  test("the older version, in which variables are text", () => {
    expect(() => compile({ Version: "2008-10-17", Statement: [{ Effect: "Allow", ...everything }] })).toThrow(
      PolicyError,
    );
    expect(() => compile("{")).toThrow(PolicyError);
  });

  test("a condition that cannot compare a list with one value", () => {
    const many = { "s3:prefix": ["a", "b"] };
    expect(() => allows(when("StringEquals", "s3:prefix", "a"), many)).toThrow(/has 2 values/);
  });
});
