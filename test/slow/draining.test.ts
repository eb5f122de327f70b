import { writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "../shell/lab/lab.ts";
import { publish } from "../shell/lab/releases.ts";

/** How a release comes to rest: the requests that it still has, how long it gets for them, and what it leaves in systemd. */
let lab: ScriptHost;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

/** Answers /api/held once the file is there; `atTerm` is what it does when it is told to end. */
const app = (atTerm: string) => ({
  "server.mjs": `
import { existsSync } from "node:fs";
import { createServer } from "node:http";
createServer((request, response) => {
  response.setHeader("x-release", process.env.KLOVERBUY_RELEASE);
  const end = () => request.url !== "/api/held" || existsSync("${lab.path("let-go")}") ? response.end("held") : setTimeout(end, 20);
  end();
}).listen(process.env.PORT);
${atTerm}`,
});
const plain = () => app("");
const stateOf = async (release: string) =>
  (await lab.sh(`systemctl show -p ActiveState --value kloverbuy@${release}.service`)).stdout.trim();

/** `release` has rolled and has a request; two others came after it, and the second is switched but not committed. */
async function superseded(release: string, listen: string, signal = new AbortController().signal) {
  await lab.roll(release, rollout());
  const held = lab.get("/api/held", { headers: { connection: "close" }, signal });
  held.catch(() => undefined);
  await pause(300);
  const config = { listen, retention: 9 };
  await lab.roll(await publish(lab, { text: `warm after ${release}`, files: plain(), config }), rollout());
  const last = await publish(lab, { text: `live after ${release}`, files: plain(), config });
  const given = { release: last, rollout: rollout() };
  for (const operation of ["stage", "switch"]) expect((await lab.run(operation, given)).code).toBe(0);
  return { held, given };
}

test.each(["socket", "port"])(
  "an app on a %s that ends as soon as it is told to answers its last request first, and nobody waits longer",
  async (listen) => {
    await lab.sh("rm -f $KLOVERBUY_ROOT/let-go");
    const config = { listen, drain: 40, retention: 9 };
    const release = await publish(lab, { text: `curt ${listen}`, files: plain(), config });
    const { held, given } = await superseded(release, listen);
    const committing = lab.run("commit", given);
    await pause(2_000);
    expect(await stateOf(release)).toBe("active");
    const since = performance.now();
    await writeFile(lab.path("let-go"), "");
    expect((await held).status).toBe(200);
    const { code, stderr } = await committing;
    expect(code).toBe(0);
    expect(performance.now() - since).toBeLessThan(20_000);
    await expect.poll(() => stateOf(release)).toBe("inactive");
    // All that a host says of an operation that goes well is its own lines.
    expect(stderr.split("\n").filter((line) => line !== "" && !/^[0-9T:-]+Z [0-9a-f-]+ commit /.test(line))).toEqual(
      [],
    );
  },
);

test("a request that outlasts its release's drain holds no rollout up", async () => {
  await lab.sh("rm -f $KLOVERBUY_ROOT/let-go");
  const config = { listen: "port", drain: 1, retention: 9 };
  const release = await publish(lab, { text: "patient", files: plain(), config });
  const leave = new AbortController();
  const { given } = await superseded(release, "port", leave.signal);
  const { code, stderr } = await lab.run("commit", given);
  leave.abort();
  expect(code).toBe(0);
  expect(stderr).toContain(`${release} still has 1 requests after 1 s`);
});

test("a release that ended badly when it was stopped is at rest after the next operation", async () => {
  await writeFile(lab.path("let-go"), "");
  const files = app("process.once('SIGTERM', () => setTimeout(() => process.exit(1), 1000));");
  const release = await publish(lab, { text: "bad end", files, config: { drain: 1, retention: 9 } });
  const { given } = await superseded(release, "socket");
  expect((await lab.run("commit", given)).result.outcome).toBe("done");
  await expect.poll(() => stateOf(release), { timeout: 5_000 }).toBe("failed");
  await lab.run("commit", given);
  expect(await stateOf(release)).toBe("inactive");
  expect((await lab.run("commit", given)).result.outcome).toBe("unchanged");
});
