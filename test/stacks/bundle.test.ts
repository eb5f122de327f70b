import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BundleError, bundle } from "../../stacks/commands/bundle.ts";
import { checkout } from "./synthesis.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kloverbuy-bundle-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, "main.sh");
}

const head = `#!/usr/bin/env bash\nset -Eeuo pipefail\nhere=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)\n`;
const awkward = `a \\ line with $HOME \`id\` $(id) "'" {{ }} \${here}\n\n  \ttail\n`;
const parts = {
  "main.sh": `${head}source "$here/lib/a.sh"\nsource "$here/lib/b.sh"\nmain "$@"\n`,
  "lib/a.sh":
    '# shellcheck shell=bash\nmain() {\n  text=$(cat "$here/nginx/site.conf")\n  printf "[%s]" "$text"\n  cat "$here/nginx/site.conf" | wc -l\n  b "$@"\n  # gone\n  cat <<TXT\n# kept $1\nTXT\n}\n',
  "lib/b.sh": 'source "$here/lib/a.sh"\nb() { printf "%s;" "$@"; }\n',
  "nginx/site.conf": awkward,
};

const run = (script: string, ...args: string[]) =>
  execFileSync("bash", ["-s", "--", ...args], { input: script, cwd: "/", encoding: "utf8" });

describe("a bundled script", () => {
  it("does what the script beside its parts does, with none of them at hand", () => {
    const main = write(parts);
    const beside = execFileSync("bash", [main, "x y", "$z"], { encoding: "utf8" });
    const alone = bundle(main);
    rmSync(folder, { recursive: true });
    expect(run(alone, "x y", "$z")).toBe(beside);
    expect(beside).toContain(awkward.trimEnd());
    expect(beside).toContain("# kept x y");
    expect(alone).not.toContain("gone");
  });

  it("is the same text every time", () => {
    const main = write(parts);
    expect(bundle(main)).toBe(bundle(main));
  });
});

describe("a script that cannot be one file is refused by file and line", () => {
  const refused = (files: Record<string, string>) => {
    const main = write({ ...parts, ...files });
    expect(() => bundle(main)).toThrow(BundleError);
    return () => bundle(main);
  };
  it("when it uses its folder in another way", () => {
    expect(refused({ "lib/b.sh": '\ncp "$here/nginx/site.conf" /etc\n' })).toThrow(/lib\/b\.sh:2 /);
    refused({ "lib/b.sh": 'source "$here/lib/$name.sh"\n' });
    refused({ "lib/b.sh": 'if true; then source "$here/lib/a.sh"; fi\n' });
  });
  it("when a part is absent", () => {
    expect(refused({ "lib/b.sh": 'source "$here/lib/c.sh"\n' })).toThrow(/lib\/c\.sh/);
  });
  it("when a printed file would end its own here-document", () => {
    refused({ "nginx/site.conf": "a\nEND_OF_EMBEDDED_FILE\nrm -rf /\n" });
  });
  it("when a printed file would gain a newline", () => {
    refused({ "nginx/site.conf": "a" });
  });
  it("when it does not begin with bash's line", () => {
    refused({ "main.sh": '#!/bin/sh\nmain "$@"\n' });
  });
});

describe("release.sh", () => {
  const script = bundle(join(checkout, "shell/release.sh"));
  it("is one file of valid bash", () => {
    execFileSync("bash", ["-n"], { input: script });
    expect(() => execFileSync("bash", ["-n"], { input: `${script}\nif`, stdio: "pipe" })).toThrow();
  });
  it("has the very functions that it has beside its parts", () => {
    const beside = functions(readFileSync(join(checkout, "shell/release.sh"), "utf8"));
    expect(beside).toContain("operation_switch ()");
    expect(functions(script)).toBe(beside);
    // A line lost out of a text, not out of the code, is found out too.
    expect(functions(script.replace("  status   what this host serves", ""))).not.toBe(beside);
  });
  it("prints the same help as beside its parts", () => {
    const beside = execFileSync("bash", [join(checkout, "shell/release.sh"), "--help"], { encoding: "utf8" });
    expect(run(script, "--help")).toBe(beside);
  });
});

/** Every function as bash has parsed it, so without comments; what prints an embedded file is set equal to `cat`. */
function functions(text: string): string {
  const folder = join(checkout, "shell");
  const source = text.replace(/^here=.*$/m, `here='${folder}'`).replace(/^main "\$@"$/m, "");
  const forget = "unset -f $(compgen -A function | grep -E '^print_(lib|release|nginx)_')";
  return execFileSync("bash", ["-c", `${source}\n${forget}\ndeclare -f`], { encoding: "utf8" }).replace(
    /cat "\$here\/([\w./-]+)"/g,
    (_, file: string) => `print_${file.replace(/[^A-Za-z0-9]/g, "_")}`,
  );
}
