import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { architecture, Repository } from "./repository.ts";

/**
 * How a host gets the pinned Nginx. apt-get is the real one, with lists of its own and our repository for nginx.org's; only what
 * it would install on this machine is unpacked below the host's root, and written down.
 */
const checkout = join(import.meta.dirname, "../..");
const codename = /^VERSION_CODENAME=(.*)$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "";
const version = `1.30.9-1~${codename}`;
const name = `nginx_${version}_${architecture}.deb`;

let repository: Repository;
let folder: string;
let root: string;
beforeAll(async () => {
  repository = await Repository.open(codename, [version, `1.30.10-1~${codename}`]);
});
afterAll(() => repository[Symbol.asyncDispose]());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-install-"));
  root = join(folder, "h");
  for (const one of [
    root,
    join(folder, "bin"),
    join(folder, "apt/lists/partial"),
    join(folder, "apt/cache/archives/partial"),
  ]) {
    mkdirSync(one, { recursive: true });
  }
  cpSync(join(checkout, "shell"), join(folder, "shell"), { recursive: true });
  const options = [
    `-o Dir::Etc::sourcelist=${folder}/apt/sources.list -o Dir::Etc::sourceparts=/dev/null`,
    `-o Dir::State::lists=${folder}/apt/lists -o Dir::Cache=${folder}/apt/cache -o APT::Sandbox::User=root`,
  ].join(" ");
  fake(
    "apt-get",
    `echo "$*" >>${folder}/apt/calls
sed 's#https://nginx.org#${repository.url}#' ${root}/etc/apt/sources.list.d/nginx.list >${folder}/apt/sources.list 2>/dev/null
case $1 in
update | download) exec /usr/bin/apt-get ${options} "$@" ;;
install) for file; do :; done; test -x ${root}/usr/sbin/policy-rc.d || exit 9; test ! -e ${folder}/apt/breaks || exit 100; exec dpkg-deb -x "$file" ${root} ;;
esac`,
  );
  fake("apt-mark", `echo "$*" >>${folder}/apt/marks`);
  fake("dpkg-query", `cat ${folder}/apt/installed 2>/dev/null`);
  // The bucket, and nginx.org's key; nothing else is asked for.
  fake("aws", `echo "$*" >>${folder}/apt/aws; for file; do :; done; cp ${folder}/stored "$file"`);
  fake(
    "curl",
    `while [ $# -gt 1 ]; do if [ "$1" = -o ]; then exec cp ${repository.path("key")} "$2"; fi; shift; done; exit 22`,
  );
  setPin("unknown");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fake(program: string, script: string): void {
  writeFileSync(join(folder, "bin", program), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "bin", program), 0o755);
}

function setPin(sum: string, key = repository.key): void {
  const pin = `version 1.30.9\nrelease 1\nkey ${key}\nsha256 ${codename} ${architecture} ${sum}\ntested 1.30.9\noldest 1.22.0\n`;
  writeFileSync(join(folder, "shell/nginx/pin"), pin);
}

async function install(bucket = "some-artifacts") {
  const script = `here=$1 R=$2 bucket=$3 region=eu-central-1 port=1
die() { echo "$1" >&2; exit 2; }
for part in lib/s3 lib/nginx bootstrap/packages bootstrap/nginx; do source "$here/$part.sh"; done
install_nginx`;
  const child = spawn("bash", ["-Eeuo", "pipefail", "-c", script, "bash", join(folder, "shell"), root, bucket], {
    env: { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}`, TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[code], said, wrong] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
  return { code, said: `${said}${wrong}`, stdout: said };
}

const told = (file: string) =>
  existsSync(join(folder, "apt", file)) ? readFileSync(join(folder, "apt", file), "utf8") : "";
const installed = () => existsSync(join(root, "usr/sbin/nginx"));

/** Nothing of it stays: no source that an upgrade would follow, no policy that keeps services from starting. */
function leavesNothingBehind(): void {
  expect(existsSync(join(root, "usr/sbin/policy-rc.d"))).toBe(false);
  expect(existsSync(join(root, "etc/apt/sources.list.d/nginx.list"))).toBe(false);
}

test("the pinned version comes from nginx.org under its signature, is held, and its services stay as they are meanwhile", async () => {
  const { code, said, stdout } = await install();
  expect(code, said).toBe(0);
  expect(stdout).toBe("");
  expect(said).toContain("its signature alone proves it");
  expect(readFileSync(join(root, "usr/sbin/nginx"), "utf8")).toContain("nginx/1.30.9");
  expect(told("calls")).toMatch(/install .*--force-confdef .*--force-confold .*nginx_1\.30\.9-1/);
  expect(told("marks")).toBe("hold nginx\n");
  expect(told("aws")).toBe("");
  leavesNothingBehind();
});

test("with its SHA-256 known it comes from the bucket, and nobody else is asked", async () => {
  setPin(repository.sum(version));
  writeFileSync(join(folder, "stored"), repository.packaged(version));
  const { code, said } = await install();
  expect(code, said).toBe(0);
  expect(told("aws")).toContain(`--key hosts/packages/${name}`);
  expect(told("calls")).not.toMatch(/update|download/);
  expect(installed()).toBe(true);
  leavesNothingBehind();
});

test("a bucket that lacks it, and no bucket at all, lead to nginx.org", async () => {
  setPin(repository.sum(version));
  for (const bucket of ["some-artifacts", ""]) {
    const { code, said, stdout } = await install(bucket);
    expect(code, said).toBe(0);
    expect(stdout).toBe("");
    expect(installed()).toBe(true);
    rmSync(join(root, "usr"), { recursive: true });
  }
  leavesNothingBehind();
});

test("what is installed already is left alone", async () => {
  writeFileSync(join(folder, "apt/installed"), version);
  expect((await install()).code).toBe(0);
  expect(told("calls")).toBe("");
});

test("an installation that breaks off lets the host's services start again", async () => {
  writeFileSync(join(folder, "apt/breaks"), "");
  expect((await install()).code).toBe(100);
  expect(told("calls")).toContain("install ");
  expect(existsSync(join(root, "usr/sbin/policy-rc.d"))).toBe(false);
});

test.each([
  [
    "other bytes in the bucket",
    async () => {
      setPin(repository.sum(version));
      writeFileSync(join(folder, "stored"), "other");
    },
    /in some-artifacts is not the pinned package; nothing was installed/,
  ],
  [
    "other bytes at nginx.org",
    async () => setPin("0".repeat(64)),
    /of nginx\.org is not the pinned package; nothing was installed/,
  ],
  [
    "a key that is not the pinned one",
    async () => setPin("unknown", "0".repeat(40)),
    /is not 0{40}; nothing was installed/,
  ],
  [
    "a version that nginx.org has no more",
    async () => {
      const pin = join(folder, "shell/nginx/pin");
      writeFileSync(pin, readFileSync(pin, "utf8").replace("version 1.30.9", "version 1.30.1"));
    },
    /nginx\.org does not have nginx_1\.30\.1.*put the package into hosts\/packages\//,
  ],
])("%s: nothing is installed, and it is said", async (_, spoil, sentence) => {
  await spoil();
  const { code, said } = await install();
  expect(said).toMatch(sentence);
  expect(code).toBe(2);
  expect(installed()).toBe(false);
  expect(existsSync(join(root, "usr/sbin/policy-rc.d"))).toBe(false);
});
