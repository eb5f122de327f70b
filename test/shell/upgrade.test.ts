import { execFileSync } from "node:child_process";
import { mkdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newestFolder, nginxVersion } from "../../sandbox/fleet/nginx.ts";
import { ScriptHost } from "./lab/lab.ts";
import { postInARow } from "./lab/posts.ts";
import { publish } from "./lab/releases.ts";

/** bootstrap.sh on a host that serves, after its package of Nginx became another: the running program follows in place. */
const shell = join(import.meta.dirname, "../../shell");
const system = execFileSync("sh", ["-c", "PATH=/usr/sbin:/sbin:$PATH command -v nginx"], { encoding: "utf8" }).trim();
const newest = join(newestFolder, "nginx");

/** As a package's upgrade: another file under the same name. */
async function install(root: string, program: string): Promise<void> {
  const file = join(root, "bin/nginx");
  await mkdir(join(root, "bin"), { recursive: true });
  await symlink(program, `${file}.new`);
  await rename(`${file}.new`, file);
}

let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open({ prepare: (root) => install(root, newest) });
  await lab.roll(await publish(lab, { text: "one" }), "00000001-0000000a");
});
afterAll(() => lab[Symbol.asyncDispose]());

const configure = () =>
  lab.sh(`. $KLOVERBUY_ROOT/etc/kloverbuy/host.env
  ${shell}/bootstrap.sh configure --environment $KLOVERBUY_ENVIRONMENT --bucket $KLOVERBUY_BUCKET --region $AWS_REGION \\
    --host $KLOVERBUY_HOST --port $KLOVERBUY_HTTP_PORT --nginx-user $KLOVERBUY_NGINX_USER --app-user $KLOVERBUY_APP_USER`);
const running = async () => (await lab.run("status")).result.versions?.nginx;
const masters = async () => (await lab.sh('pgrep -f "nginx: master process .*$KLOVERBUY_ROOT/" | wc -l')).stdout.trim();
const upgraded = { timeout: 20_000, interval: 200 };

test("the running Nginx becomes the installed one under load, no request is lost, and the supervisor knows the new process", async () => {
  expect(await running()).toBe(nginxVersion(`${newestFolder}:${process.env.PATH}`));
  await install(lab.host.root, system);
  const stop = postInARow(lab.host.httpPort, 16);
  const { code, stderr } = await configure();
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("has taken over");
  await expect.poll(masters, upgraded).toBe("1");
  const { answered, lost } = await stop();
  expect(lost).toEqual([]);
  expect(answered).toBeGreaterThan(50);
  expect(await running()).toBe(nginxVersion(`${system.replace(/\/nginx$/, "")}:/usr/bin`));
  expect((await lab.sh("systemctl is-active nginx.service")).stdout.trim()).toBe("active");
});

test("and back; what is installed already is left alone", async () => {
  await install(lab.host.root, newest);
  expect((await configure()).code).toBe(0);
  await expect.poll(masters, upgraded).toBe("1");
  expect(await running()).toBe(nginxVersion(`${newestFolder}:${process.env.PATH}`));
  const before = await lab.sh("cat $KLOVERBUY_ROOT/run/nginx.pid");
  expect((await configure()).code).toBe(0);
  expect(await lab.sh("cat $KLOVERBUY_ROOT/run/nginx.pid")).toEqual(before);
  expect((await lab.get("/api/version")).status).toBe(200);
});

test("a program that cannot take over leaves the former one serving", async () => {
  const before = await lab.sh("cat $KLOVERBUY_ROOT/run/nginx.pid");
  // It tests the configuration and tells its version as the real one, and dies when it is to serve.
  await lab.write(
    "bin/dying",
    `#!/bin/sh\nif [ -n "$NGINX" ]; then exit 1; fi\nif [ "$1" = -v ]; then echo 'nginx version: nginx/1.24.0' >&2; exit; fi\nexec ${newest} "$@"\n`,
  );
  await lab.sh("chmod 755 $KLOVERBUY_ROOT/bin/dying");
  await install(lab.host.root, lab.path("bin/dying"));
  const { code, stderr } = await configure();
  expect(code).toBe(2);
  expect(stderr).toMatch(/did not take over within 10 s, the former one serves on/);
  expect(await lab.sh("cat $KLOVERBUY_ROOT/run/nginx.pid")).toEqual(before);
  expect((await lab.get("/api/version")).status).toBe(200);
});
