import { describe, expect, it } from "vitest";
import { apart, ConfigError, environment, environments } from "../../stacks/config/environment.ts";
import { production } from "../../stacks/config/production.ts";
import { compute } from "./wrong/compute.ts";
import { database } from "./wrong/database.ts";
import { identity } from "./wrong/identity.ts";
import { messaging } from "./wrong/messaging.ts";
import { monitoring } from "./wrong/monitoring.ts";
import { network } from "./wrong/network.ts";
import { storage } from "./wrong/storage.ts";
import { whole } from "./wrong/whole.ts";
import type { Wrong } from "./wrong/wrong.ts";

type Values = Parameters<typeof environment>[0];
const right: Values = { ...production, account: "123456789012" };

function changed([path, value]: Wrong): Values {
  const copy = structuredClone(right);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, { ...copy });
  if (keys.length === 0) return { ...copy, [last]: value };
  parent[last] = value;
  return copy;
}

it("the environments have no name in common", () => {
  // A database and a fleet may share theirs: they are of different kinds.
  const names = environments.flatMap(({ names }) => [...new Set(Object.values(names))]);
  expect(new Set(names).size).toBe(names.length);
});

describe("a wrong value is a sentence that names the environment and the value", () => {
  it.each([...whole, ...network, ...compute, ...storage, ...database, ...identity, ...monitoring, ...messaging])(
    "%s: %j",
    (path, value) => {
      const make = () => environment(changed([path, value]));
      expect(make).toThrow(ConfigError);
      expect(make).toThrow(`'${path}'`);
    },
  );

  it("networks that overlap are refused, in any order", () => {
    const other = environment({ ...right, name: "staging", network: { ...right.network, cidr: "10.20.128.0/17" } });
    expect(() => apart([environment(right), other])).toThrow("'network.cidr'");
    expect(apart(environments)).toBe(environments);
  });

  it("a name that makes another name too long is refused", () => {
    expect(() => environment({ ...right, name: "an-environment-of-many-words" })).toThrow("'name'");
  });

  it("an unknown key is no silent value", () => {
    expect(() => environment({ ...right, storages: {} } as Values)).toThrow(/storages/);
  });

  it("and the right ones are none", () => {
    expect(environment(right).names.artifactBucket).toBe("kloverbuy-production-artifacts-123456789012");
  });
});
