import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { postInARow } from "./lab/posts.ts";
import { publish } from "./lab/releases.ts";

const shell = join(import.meta.dirname, "../../shell");
/** Below it nothing may be made; of this run alone. */
const never = join(tmpdir(), `kb-never-${process.pid}`);

describe("a host that serves and is configured again", () => {
  let lab: ScriptHost;
  beforeAll(async () => {
    lab = await ScriptHost.open();
    await lab.roll(await publish(lab, { text: "one" }), "00000001-0000000a");
  });
  afterAll(() => lab[Symbol.asyncDispose]());

  const configure = () =>
    lab.sh(`. $KLOVERBUY_ROOT/etc/kloverbuy/host.env
    ${shell}/bootstrap.sh configure --environment $KLOVERBUY_ENVIRONMENT --bucket $KLOVERBUY_BUCKET --region $AWS_REGION \\
      --host $KLOVERBUY_HOST --port $KLOVERBUY_HTTP_PORT --nginx-user $KLOVERBUY_NGINX_USER --app-user $KLOVERBUY_APP_USER`);
  const workers = async () => {
    const pid = (await readFile(lab.path("run/nginx.pid"), "utf8")).trim();
    return `${pid}: ${await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")}`;
  };

  test("loses no request, and the same Nginx goes on with the same workers", async () => {
    const before = [await workers(), await lab.facts()];
    const stop = postInARow(lab.host.httpPort, 4);
    for (const _ of [1, 2]) {
      const { code, stdout, stderr } = await configure();
      expect(code, stderr).toBe(0);
      // Whatever it says is for people.
      expect(stdout).toBe("");
      expect(stderr).toContain("is a member of lab");
    }
    expect((await stop()).lost).toEqual([]);
    expect([await workers(), await lab.facts()]).toEqual(before);
  });

  test("gets back what somebody changed, by a reload", async () => {
    const file = lab.path("etc/nginx/nginx.conf");
    const right = readFileSync(file, "utf8");
    const before = await workers();
    writeFileSync(file, `${right}# changed by hand\n`);
    expect((await configure()).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(right);
    // The old workers are gone too, or their end would look like a second reload later.
    const old = before.split(" ").slice(1);
    const gone = async () => (await workers()).split(" ").every((one) => one === "" || !old.includes(one));
    await expect.poll(gone, { timeout: 20_000 }).toBe(true);
  });

  test("keeps the configuration that serves when Nginx refuses the new one", async () => {
    const file = lab.path("etc/nginx/kloverbuy/site.conf");
    const site = readFileSync(file, "utf8");
    const before = [await workers(), readFileSync(lab.path("etc/nginx/nginx.conf"), "utf8")];
    writeFileSync(file, `${site}no such directive;\n`);
    expect((await configure()).code).not.toBe(0);
    writeFileSync(file, site);
    expect([await workers(), readFileSync(lab.path("etc/nginx/nginx.conf"), "utf8")]).toEqual(before);
    expect((await lab.get("/api/version")).status).toBe(200);
  });
});

describe("bootstrap.sh", () => {
  const run = (words: string[], env: Record<string, string> = {}) =>
    spawnSync(join(shell, "bootstrap.sh"), words, {
      env: { PATH: process.env.PATH, KLOVERBUY_ROOT: never, ...env },
      encoding: "utf8",
    });
  const good = { environment: "lab", bucket: "bucket", region: "eu-central-1", host: "i-0123456789abcdef0" };

  test.each([
    ...Object.keys({ ...good, port: "", "nginx-user": "", "app-user": "" }).flatMap((name) =>
      ["$(touch /tmp/kb-canary)", "a b", "a\nb", "../x", "-x", "", "\u00fc", "x".repeat(5000)].map((value) => [
        name,
        value,
      ]),
    ),
  ])("refuses --%s %j and touches nothing", (name, value) => {
    const words = Object.entries({ ...good, [name]: value }).flatMap(([key, one]) => [`--${key}`, one]);
    // Without an instance id the metadata service is asked, which no test does.
    const env = { PATH: `${emptyHanded}:${process.env.PATH}` };
    const { status, stderr } = run(["configure", ...words], env);
    expect(stderr).toMatch(/^bootstrap.sh: /);
    expect(status).toBe(2);
    expect(existsSync(never)).toBe(false);
    expect(existsSync("/tmp/kb-canary")).toBe(false);
  });

  test("refuses a root that is too long for a socket's path", () => {
    const words = Object.entries(good).flatMap(([key, one]) => [`--${key}`, one]);
    expect(run(["configure", ...words], { KLOVERBUY_ROOT: `/tmp/${"k".repeat(60)}` }).status).toBe(2);
  });

  let folder: string;
  let emptyHanded: string;
  let keyring: string;
  let fingerprint: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kb-"));
    emptyHanded = join(folder, "bin");
    mkdirSync(emptyHanded);
    keyring = join(folder, "some.key");
    const gpg = (...words: string[]) =>
      execFileSync("gpg", ["--homedir", folder, "--batch", "--quiet", "--passphrase", "", ...words], {
        encoding: "utf8",
      });
    gpg("--quick-generate-key", "somebody@example.org", "ed25519", "sign", "never");
    fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(gpg("--with-colons", "--list-keys"))?.[1] ?? "";
    gpg("--output", keyring, "--export");
    gpgconfKill(folder);
    // The world outside: apt-get and systemctl only take notes, curl hands out somebody's key.
    fake("apt-get", 'echo "$*" >>"$(dirname "$0")/../apt"');
    fake("systemctl", "exit 0");
    fake("curl", `while [ $# -gt 1 ]; do if [ "$1" = -o ]; then cp ${keyring} "$2"; exit 0; fi; shift; done; exit 22`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function fake(name: string, script: string): void {
    writeFileSync(join(emptyHanded, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(emptyHanded, name), 0o755);
  }

  test("installs nothing from a source whose key is not the pinned one", () => {
    const { status, stderr } = run(["packages"], {
      PATH: `${emptyHanded}:${process.env.PATH}`,
      KLOVERBUY_ROOT: folder,
    });
    expect(stderr).toMatch(/is not [0-9A-F]{40}|needs root/);
    expect(status).toBe(2);
    expect(existsSync(join(folder, "etc/apt/sources.list.d"))).toBe(process.getuid?.() === 0);
    expect(existsSync(join(folder, "etc/apt/sources.list.d/nginx.list"))).toBe(false);
    const asked = existsSync(join(folder, "apt")) ? readFileSync(join(folder, "apt"), "utf8") : "";
    expect(asked).not.toMatch(/nginx|nodejs/);
  });

  test("control: the same steps accept the key that is pinned", () => {
    const script =
      'die() { echo "$1" >&2; exit 2; }; R=$KLOVERBUY_ROOT; source "$1/bootstrap/packages.sh"; add_source some https://some/key "$2" "https://some x y"';
    const { status, stderr } = spawnSync("bash", ["-Eeuo", "pipefail", "-c", script, "bash", shell, fingerprint], {
      env: { PATH: `${emptyHanded}:${process.env.PATH}`, KLOVERBUY_ROOT: folder },
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    const list = readFileSync(join(folder, "etc/apt/sources.list.d/some.list"), "utf8");
    expect(list).toBe(`deb [signed-by=${folder}/usr/share/keyrings/some.gpg] https://some x y\n`);
  });
});

/** gpg starts an agent of its own for each home folder. */
function gpgconfKill(home: string): void {
  execFileSync("gpgconf", ["--homedir", home, "--kill", "all"]);
}
