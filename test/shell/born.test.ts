import { createHash } from "node:crypto";
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../stacks/commands/bundle.ts";
import { archive } from "../../stacks/compute/archive.ts";
import { bucket, ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What EC2 and Auto Scaling do with a new host: user data once, and waiting until it says that it serves. */
const shell = join(import.meta.dirname, "../../shell");
const scripts = archive(shell);
const sha256 = createHash("sha256").update(scripts).digest("hex");

let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

function userData(stored = sha256) {
  const me = userInfo().username;
  const words = `--host ${lab.host.id} --port ${lab.host.httpPort} --nginx-user ${me} --app-user ${me}`;
  const script = bundle(join(shell, "user-data.sh")).replace('main "$@"', `main ${words}`);
  return lab.host.run(script, {
    KLOVERBUY_ENVIRONMENT: "lab",
    KLOVERBUY_BUCKET: bucket,
    KLOVERBUY_FLEET: "kloverbuy-lab",
    KLOVERBUY_SCRIPTS: stored,
    AWS_REGION: "eu-central-1",
  });
}

const settings = () => readFile(lab.path("etc/kloverbuy/host.env"), "utf8");
const called = () => readFile(lab.path("autoscaling.calls"), "utf8").catch(() => "");

test("scripts that are not what their name says are not run", async () => {
  const before = await settings();
  await lab.put(`hosts/${sha256}.sh`, scripts.replace("mkdir -p", "mkdir  -p"));
  const { code, stderr } = await userData();
  expect(code, stderr).toBe(2);
  expect(stderr).toMatch(/^user-data\.sh: .* is not what its name says; nothing of it was run$/m);
  expect(await settings()).toBe(before);
});

test("the scripts that were applied make a host a member of its fleet, and leave nothing behind", async () => {
  await lab.put(`hosts/${sha256}.sh`, scripts);
  const { code, stderr } = await userData();
  expect(code, stderr).toBe(0);
  expect(await settings()).toContain("KLOVERBUY_FLEET=kloverbuy-lab\n");
  for (const name of ["release.sh", "ready.sh", "release/switch.sh", "nginx/site.conf"]) {
    const installed = await readFile(lab.path(`usr/local/lib/kloverbuy/${name}`), "utf8");
    expect(installed).toBe(await readFile(join(shell, name), "utf8"));
  }
});

test("a host says that it serves when the balancer would find so, and not before", async () => {
  await lab.write("bin/aws.real", await readFile(lab.path("bin/aws"), "utf8"));
  await chmod(lab.path("bin/aws.real"), 0o755);
  const shim = `#!/bin/sh\ncase $* in *autoscaling*) echo "$*" >>${lab.path("autoscaling.calls")} ;; *) exec ${lab.path("bin/aws.real")} "$@" ;; esac\n`;
  await rm(lab.path("bin/aws"));
  await writeFile(lab.path("bin/aws"), shim, { mode: 0o755 });
  const ready = () => lab.sh("exec $KLOVERBUY_ROOT/usr/local/lib/kloverbuy/ready.sh");

  expect((await lab.get("/.kloverbuy/health")).status).toBe(503);
  expect((await ready()).code).toBe(1);
  expect(await called()).toBe("");

  await lab.roll(await publish(lab, { text: "first" }), "00000001-0000000a");
  expect((await lab.get("/.kloverbuy/health")).status).toBe(200);
  expect((await ready()).code).toBe(0);
  expect(await called()).toContain(`--auto-scaling-group-name kloverbuy-lab --instance-id ${lab.host.id}`);
});
