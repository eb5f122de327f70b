import { describe, expect, test } from "vitest";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { NEW, settledWorld } from "../world/world.ts";

/* A fleet that answers twice, or never, or for others; commands that SSM takes for none of their hosts. */

const failures = (result: object) =>
  "failures" in result
    ? (result.failures as { host: string; step: string }[]).map(({ host, step }) => [host, step])
    : [];

describe("a fleet that answers oddly", () => {
  test("twice for one host, or for one that nobody asked, is heard once, about the one that was", async () => {
    const world = await settledWorld();
    const ports = world.ports();
    const { fleet } = ports;
    const odd = {
      hosts: () => fleet.hosts(),
      send: async (...args: Parameters<typeof fleet.send>) => {
        const sent = await fleet.send(...args);
        return {
          answers: (heard: Parameters<typeof sent.answers>[0], until: Parameters<typeof sent.answers>[1]) =>
            sent.answers((answer) => {
              heard({ ...answer, host: "i-00000000000000099" });
              heard(answer);
              heard({ ...answer, ending: "cancelled", detail: "again", result: null });
            }, until),
        };
      },
    };
    const result = await deploy(world.request(NEW), { ...ports, fleet: odd });
    expect(result).toMatchObject({ outcome: "succeeded", hosts: { length: 3 } });
    expect(result.hosts.every(({ error, certain }) => error === null && certain)).toBe(true);
  });

  test("and never for one of its hosts leaves that one in doubt, and asks it what it serves", async () => {
    const world = await settledWorld();
    const ports = world.ports();
    const { fleet } = ports;
    const forgetful = {
      hosts: () => fleet.hosts(),
      send: async (...args: Parameters<typeof fleet.send>) => {
        const sent = await fleet.send(...args);
        const forgets = args[0].operation === "switch" || args[0].operation === "stage";
        return {
          answers: (heard: Parameters<typeof sent.answers>[0], until: Parameters<typeof sent.answers>[1]) =>
            sent.answers((answer) => {
              if (!forgets || answer.host !== world.host(0).id) heard(answer);
            }, until),
        };
      },
    };
    const refused = await deploy(world.request(NEW), { ...ports, fleet: forgetful });
    expect(refused).toMatchObject({ outcome: "refused", failures: [{ host: world.host(0).id, step: "command" }] });
    expect("reason" in refused && refused.reason).toContain("never listed");
  });
});

describe("a command that SSM takes for none of its hosts, since it does not know one,", () => {
  test("reaches all the others, by halves, and the unknown one is named", async () => {
    const world = await settledWorld(9);
    world.fleet.when.set("status", () => world.fleet.terminated.add(world.host(4).id));
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "refused", failures: [{ host: world.host(4).id }] });
    const staged = world.fleet.sent.filter(({ operation }) => operation === "stage");
    expect(staged.flatMap(({ hosts }) => [...hosts]).sort()).toEqual(
      world.hosts.filter((_, at) => at !== 4).map(({ id }) => id),
    );
    expect(staged.length).toBeLessThanOrEqual(4);
  });

  test("is not sent again by halves when it is refused for another reason", async () => {
    const world = await settledWorld(8);
    world.fleet.refusals.set("stage", new Error("AccessDenied"));
    let tries = 0;
    const ports = world.ports();
    const counting = {
      hosts: () => ports.fleet.hosts(),
      send: (...args: Parameters<typeof ports.fleet.send>) => {
        if (args[0].operation === "stage") tries += 1;
        return ports.fleet.send(...args);
      },
    };
    const result = await deploy(world.request(NEW), { ...ports, fleet: counting });
    expect(failures(result)).toEqual(world.hosts.map(({ id }) => [id, "command"]));
    expect(tries).toBe(1);
  });

  test("in one command of several loses no verdict of the others", async () => {
    const world = await settledWorld(120);
    world.fleet.when.set("stage", () => world.fleet.terminated.add(world.host(60).id));
    const result = await world.deploy(NEW);
    expect(failures(result)).toEqual([[world.host(60).id, "command"]]);
    const phases = result.hosts.flatMap(({ phases }) => phases.stage?.outcome ?? []);
    expect(phases.filter((outcome) => outcome === "done")).toHaveLength(119);
  });
});
