import { readFileSync } from "node:fs";
import { join } from "node:path";

/** How a line of a script may be broken. A line that holds no place for it is left as it is. */
interface Rule {
  name: string;
  broken(line: string): string;
}

const rules: Rule[] = [
  { name: "a check that always holds", broken: (line) => line.replace(check, "$1true ||") },
  { name: "a condition turned round", broken: (line) => line.replace(condition, "$1$2 ! ") },
  { name: "a condition no longer turned round", broken: (line) => line.replace(turned, "$1$2 ") },
  { name: "a trap that is not set", broken: (line) => line.replace(/^(\s*)trap (?!-).*$/, "$1true") },
  { name: "another exit code", broken: (line) => line.replace(/\bexit ([0-9])\b/, other("exit")) },
  { name: "another return", broken: (line) => line.replace(/\breturn ([01])\b/, other("return")) },
  { name: "an undo that is forgotten", broken: (line) => line.replace(/^(\s*)on_failure .*$/, "$1true") },
  { name: "a file that is not kept", broken: (line) => line.replace(/^(\s*)keep "\$.*$/, "$1true") },
  { name: "descriptors handed on", broken: (line) => line.replace(/ 3>&- 9>&-/, "") },
  { name: "a redirection left out", broken: (line) => line.replace(/ (?:2>&1|1?>&2|2>"\$work\/error")/, "") },
  { name: "one of two conditions is enough", broken: (line) => line.replace(/ && (?=\(\(|\[\[)/, " || ") },
];

/** `THIS || refuse …`, also where what follows stands on the next line. */
const check =
  /^(\s*)(?!\w+\(\) )(?:\[\[.*?\]\]|\(\(.*?\)\)|[a-z][^|]*?) \|\|(?=\s*(?:$|\\$|refuse|fail|die|return|exit))/;
/** Where a command may begin: on the line's first column, or after a semicolon that is no part of a quoted text. */
const begins = String.raw`^(\s*|(?:[^"']|"[^"]*"|'[^']*')*?; )`;
/** Loops are left alone: one that never ends tells nothing. */
const condition = new RegExp(`${begins}(if|elif|until) (?!! |.*restarts=)`);
const turned = new RegExp(`${begins}(if|elif|until) ! `);

function other(word: string) {
  return (_: string, code: string) => `${word} ${code === "0" ? 1 : 0}`;
}

export interface ShellMutant {
  file: string;
  /** From 1. */
  line: number;
  rule: string;
  before: string;
  after: string;
  /** Test files; one of them must find it. */
  tests: string[];
}

const DRAINING = "test/slow/draining.test.ts";
const shell = (...names: string[]) => names.map((name) => `test/shell/${name}.test.ts`);

/** Who must find what is broken in a script, the likeliest first. What EC2 alone runs (users, packages, metadata) is not here. */
export const finders: Record<string, string[]> = {
  "guard.sh": shell("guard", "alone"),
  "join.sh": shell("alone", "boot"),
  "launch.sh": shell("alone", "ports"),
  "ready.sh": shell("born", "alone"),
  "release.sh": shell("alone", "returning"),
  "user-data.sh": shell("born"),
  "bootstrap.sh": shell("bootstrap", "born"),
  "release/archive.sh": [...shell("archives", "refusals", "returning"), "test/slow/disk.test.ts"],
  "release/assets.sh": shell("keeping", "happy"),
  "bootstrap/configure.sh": shell("bootstrap", "nginx-versions", "upgrade", "born", "returning"),
  "release/download.sh": [...shell("reasons", "refusals", "happy"), "test/slow/downloads.test.ts"],
  "release/drop.sh": [...shell("keeping", "refusals", "site"), DRAINING],
  "release/explain.sh": shell("explained"),
  "release/health.sh": shell("refusals", "own-process", "happy", "ports"),
  "release/hook.sh": shell("hook", "hostile"),
  "lib/host.sh": shell("happy", "parameters", "refusals"),
  "bootstrap/nginx.sh": ["test/nginx/install.test.ts", ...shell("upgrade")],
  "release/live.sh": shell("happy", "refusals", "site", "ports", "own-process"),
  "release/manifest.sh": shell("refusals", "reasons", "returning", "happy"),
  "release/measure.sh": shell("measure"),
  "lib/nginx.sh": shell("nginx-versions"),
  "release/options.sh": shell("parameters", "refusals"),
  "release/owner.sh": shell("own-process", "happy"),
  "release/port.sh": [...shell("ports", "own-process"), DRAINING],
  "release/process.sh": [...shell("reasons", "hook", "ports", "refusals", "keeping", "reload"), DRAINING],
  "release/prune.sh": shell("keeping"),
  "lib/result.sh": shell("explained", "happy", "keeping", "refusals", "parameters"),
  "release/commit.sh": shell("happy", "boot", "refusals"),
  "lib/s3.sh": shell("hook"),
  "release/site.sh": shell("site", "refusals", "reload", "ports", "upstream"),
  "release/stage.sh": shell("keeping", "refusals", "happy", "hook"),
  "release/state.sh": shell("guard", "refusals", "keeping", "site"),
  "release/switch.sh": shell("happy", "boot", "refusals", "guard", "site"),
  "lib/times.sh": shell("returning"),
  "release/versions.sh": shell("nginx-versions", "returning"),
};

/** What nobody can tell from the product, by file and the line as it is; each with its reason. */
export interface Indistinct {
  file: string;
  line: string;
  rule: string;
  reason: string;
}
export const indistinct: Indistinct[] = [
  ...["nginx", "app"].map((name) => ({
    file: "bootstrap/configure.sh",
    line: `id -u "$${name}_user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$${name}_user"`,
    rule: "a redirection left out",
    reason:
      "users are made on EC2 alone; and id's complaint of one that is not there would only be a line more of the log",
  })),
  {
    file: "user-data.sh",
    line: `printf 'user-data.sh: attempt %s of 5 failed: %s\\n' "$attempt" "$*" >&2`,
    rule: "a redirection left out",
    reason: "cloud-init writes stdout and stderr into one log, and nobody else reads them",
  },
  {
    file: "lib/result.sh",
    line: `printf 'release.log cannot be written\\n' >&2`,
    rule: "a redirection left out",
    reason:
      "stdout is stderr by then, but in a command substitution; whose failure alone would have to meet a full disk there",
  },
  {
    file: "release/drop.sh",
    line: `if ! seconds=$(jq -e '.config.drain' "$releases/$1/release.json" 2>"$work/error"); then seconds=30; fi`,
    rule: "a redirection left out",
    reason: "jq's complaint about a damaged manifest would only be a line more of stderr; the drain is 30 s either way",
  },
  {
    file: "release/archive.sh",
    line: `xargs -0 realpath -mz -- <"$work/links" >"$work/targets" 2>"$work/error" ||`,
    rule: "a redirection left out",
    reason: "realpath -m finds a target for each link, also of a circle, and so has nothing to say",
  },
];

/** Every line of the scripts, broken by every rule that fits it. */
export function shellMutants(folder: string): ShellMutant[] {
  return Object.entries(finders).flatMap(([file, tests]) =>
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .flatMap((before, at) =>
        /^\s*#/.test(before)
          ? []
          : rules.flatMap(({ name: rule, broken }) => {
              const after = broken(before);
              return after === before ? [] : [{ file, line: at + 1, rule, before, after, tests }];
            }),
      ),
  );
}
