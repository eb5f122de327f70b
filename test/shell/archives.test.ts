import { execFileSync } from "node:child_process";
import { chmod, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { type Plan, publish } from "./lab/releases.ts";
import { type Entry, tar } from "./lab/tar.ts";

let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

const server: Entry = {
  name: "server.mjs",
  body: 'import{createServer}from"node:http";createServer((q,r)=>{r.setHeader("x-release",process.env.KLOVERBUY_RELEASE);r.end()}).listen(process.env.PORT)',
};
const page: Entry = { name: "web/index.html", body: "page" };
const withEntries = (...entries: Entry[]): Partial<Plan> => ({
  archive: zstdCompressSync(tar([server, page, ...entries])),
});
const many = Array.from({ length: 1001 }, (_, n) => ({ name: `many/${n}` }));

const hostile: [string, Partial<Plan>][] = [
  ["an absolute path", withEntries({ name: "/tmp/kb-absolute" })],
  ["a path with ..", withEntries({ name: "../kb-outside" })],
  ["a path with .. in the middle", withEntries({ name: "web/../../kb-outside" })],
  ["a link to an absolute path", withEntries({ name: "out", type: "2", link: "/etc" })],
  ["a link that leaves the tree", withEntries({ name: "out", type: "2", link: "web/../../../../etc" })],
  ["a file below a link", withEntries({ name: "out", type: "2", link: "web" }, { name: "out/file" })],
  ["a hard link", withEntries({ name: "hard", type: "1", link: "server.mjs" })],
  ["a hard link to outside", withEntries({ name: "hard", type: "1", link: "/etc/passwd" })],
  ["a character device", withEntries({ name: "null", type: "3" })],
  ["a block device", withEntries({ name: "disk", type: "4" })],
  ["a fifo", withEntries({ name: "pipe", type: "6" })],
  ["a setuid file", withEntries({ name: "root", mode: 0o4755 })],
  ["a setgid file", withEntries({ name: "group", mode: 0o2755 })],
  ["a sticky folder", withEntries({ name: "sticky/", type: "5", mode: 0o1777 })],
  ["a name with a line break", withEntries({ name: "two\nlines" })],
  ["a name with an escape", withEntries({ name: "bell\u0007" })],
  ["the same name twice", withEntries({ name: "server.mjs", body: "other" })],
  ["more files than the manifest says", withEntries(...many)],
  ["more bytes than the manifest says", withEntries({ name: "big", body: "x".repeat(1_100_000) })],
  ["a decompression bomb", { archive: bomb() }],
  ["no archive at all", { archive: Buffer.from("PK\u0003\u0004 this is no zstd") }],
  ["an empty archive", { archive: zstdCompressSync(Buffer.alloc(1024)) }],
];

/** 2 GB of zeros in a few kilobytes. */
function bomb(): Buffer {
  const script = "(cat; head -c 2000000000 /dev/zero) | zstd -qc";
  const [header] = [tar([server, page]).subarray(0, -1024)];
  const big = Buffer.alloc(512);
  tar([{ name: "bomb" }]).copy(big, 0, 0, 512);
  big.write("16734634000\0", 124);
  big.write("        ", 148);
  big.write(
    `${big
      .reduce((total, byte) => total + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
  );
  return execFileSync("bash", ["-c", script], {
    input: Buffer.concat([header ?? Buffer.alloc(0), big]),
    maxBuffer: 1e8,
  });
}

test.each(hostile)("%s is refused, and nothing of it stays", async (name, plan) => {
  const release = await publish(lab, { text: name, ...plan });
  const { code, result } = await lab.run("stage", { release });
  expect(result, name).toMatchObject({ outcome: "failed", live: null });
  expect(["inspect", "unpack", "health"]).toContain(result.error?.step);
  expect(code).toBe(1);
  const left = await lab.sh(
    "find $KLOVERBUY_ROOT/srv/kloverbuy/releases -mindepth 1; ls /tmp/kb-absolute /tmp/kb-outside $KLOVERBUY_ROOT/srv/kloverbuy/kb-outside 2>&1 | grep -v 'No such'",
  );
  expect(left.stdout).toBe("");
});

test("links inside the tree, odd but honest names and x bits are kept", async () => {
  const spoil = async (folder: string) => {
    await symlink("version.txt", join(folder, "same"));
    await symlink("../version.txt", join(folder, "web/up"));
    await writeFile(join(folder, "web/a b -> c \u00fc.txt"), "odd");
    await writeFile(join(folder, "run-me"), "#!/bin/sh\n");
    await chmod(join(folder, "run-me"), 0o755);
  };
  const release = await publish(lab, { text: "odd", spoil });
  expect((await lab.run("stage", { release })).result.outcome).toBe("done");
  const listing = await lab.sh(
    `cd $KLOVERBUY_ROOT/srv/kloverbuy/releases/${release}/app; readlink same web/up; stat -c %a run-me; cat web/a*`,
  );
  expect(listing.stdout).toBe("version.txt\n../version.txt\n555\nodd");
});

test("a refusal names what is wrong with an archive that can be read, and calls one broken that cannot", async () => {
  const about = async (text: string, plan: Partial<Plan>) =>
    (await lab.run("stage", { release: await publish(lab, { text, ...plan }) })).result.error?.message;
  expect(await about("named", withEntries({ name: "pipe", type: "6" }))).toMatch(/is refused: .*\(p\): pipe$/);
  expect(await about("half", { archive: Buffer.from("no zstd at all") })).toMatch(/is broken: .*tar: /);
});

test.each([
  [
    "unpacks something else than it listed",
    'tar "$@" && exec mkfifo "$5/pipe"',
    "holds 'pipe', which is no plain file",
  ],
  ["breaks off", "echo the disk went away >&2; exit 2", "does not unpack: the disk went away"],
])("a tar that %s is refused, and says so", async (text, instead, message) => {
  const release = await publish(lab, { text });
  const file = lab.path("bin/tar");
  await writeFile(file, `#!/bin/sh\nPATH=\${PATH#*:}\nif [ "$2" = -xf ]; then ${instead}; exit; fi\nexec tar "$@"\n`);
  await chmod(file, 0o755);
  const { code, result } = await lab.run("stage", { release });
  await rm(file);
  expect(result).toMatchObject({ outcome: "failed", error: { step: "unpack" } });
  expect(result.error?.message).toContain(message);
  expect(code).toBe(1);
});
