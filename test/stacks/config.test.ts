import { describe, expect, it } from "vitest";
import { ConfigError, environment, environments } from "../../stacks/config.ts";

type Values = Parameters<typeof environment>[0];
const right: Values = {
  name: "production",
  account: "123456789012",
  region: "eu-central-1",
  protected: true,
  artifacts: { noncurrentDays: 30, infrequentAfterDays: 30 },
};

it("the environments have no name in common", () => {
  const names = environments.flatMap(({ names }) => Object.values(names));
  expect(new Set(names).size).toBe(names.length);
});

describe("a wrong value is a sentence that names the environment and the value", () => {
  it.each<[string, object]>([
    ["name", { name: "" }],
    ["name", { name: "Production" }],
    ["name", { name: "$(id)" }],
    ["name", { name: "a".repeat(31) }],
    ["account", { account: "12345678901" }],
    ["account", { account: 123456789012 }],
    ["region", { region: "frankfurt" }],
    ["region", { region: "" }],
    ["protected", { protected: "yes" }],
    ["protected", { protected: false }],
    ["artifacts.noncurrentDays", { artifacts: { ...right.artifacts, noncurrentDays: 0 } }],
    ["artifacts.infrequentAfterDays", { artifacts: { ...right.artifacts, infrequentAfterDays: 7 } }],
    ["artifacts.infrequentAfterDays", { artifacts: { noncurrentDays: 30 } }],
  ])("%s: %j", (value, wrong) => {
    const make = () => environment({ ...right, ...wrong } as Values);
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(`'${value}'`);
  });

  it("an unknown key is no silent value", () => {
    expect(() => environment({ ...right, artefacts: {} } as Values)).toThrow(/artefacts/);
  });

  it("and the right ones are none", () => {
    expect(environment(right).names.artifactBucket).toBe("kloverbuy-production-artifacts-123456789012");
  });
});
