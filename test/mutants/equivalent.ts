/** A mutant of Stryker's that survives, because nobody can tell it from the product. */
export interface Equivalent {
  file: string;
  /** How the line begins on which it stands, the piece of code that is replaced, and by what; spaces do not count. */
  line: string;
  text: string;
  instead: string;
  /** Why no test could find it. */
  why: string;
}

export const equivalent: Equivalent[] = [
  {
    file: "actions/lib/release/app-file.ts",
    line: "return [`",
    text: "/^(is|has) /",
    instead: "/(is|has) /",
    why: "no sentence of the schema, or of zod about it, has one of these words further in",
  },
  {
    file: "actions/lib/release/artifact.ts",
    line: "const compress = (cores: number) =>",
    text: '"-3"',
    instead: '""',
    why: "3 is what zstd takes by itself",
  },
  {
    file: "actions/lib/bake/alarm.ts",
    line: "#onBefore = false;",
    text: "false",
    instead: "true",
    why: "lookBefore sets it before the first check",
  },
  {
    file: "actions/lib/rollout/recover.ts",
    line: "if (current?.release !== request.release || release === request.release) return;",
    text: "current?.release",
    instead: "current.release",
    why: "asked of a rollback alone, and one without a current release is refused before",
  },
  {
    file: "actions/lib/rollout/record.ts",
    line: 'if (kind === "rollback" && from !== undefined && from.value.release !== release) {',
    text: "from !== undefined",
    instead: "true",
    why: "a rollback is always of a release that is current",
  },
  {
    file: "actions/lib/fleet/dispatch.ts",
    line: "return hosts.flatMap((host) => outcomes.get(host.id) ?? []);",
    text: "[]",
    instead: '["Stryker was here"]',
    why: "each host has its verdict by then",
  },
  {
    file: "actions/lib/fleet/dispatch.ts",
    line: "if (first !== undefined) weigh(host, result, first);",
    text: "first !== undefined",
    instead: "true",
    why: "only hosts with a first answer are asked again",
  },
  {
    file: "actions/lib/environment/acquire.ts",
    line: "const winner = holder ?? (await readAs(records, key, LeaseRecord))?.value;",
    text: "(await readAs(records, key, LeaseRecord))?.value",
    instead: "(await readAs(records, key, LeaseRecord)).value",
    why: "the loser of each race was beaten by a record, which is never removed",
  },
  {
    file: "actions/lib/environment/acquire.ts",
    line: "throw winner === undefined ? error : new LeaseHeld(environment, winner);",
    text: "winner === undefined",
    instead: "false",
    why: "as above: somebody won",
  },
  {
    file: "actions/lib/environment/acquire.ts",
    line: "if (last?.holder !== holder || clock.now() - last.at >= ASK_AGAIN) {",
    text: "clock.now() - last.at >= ASK_AGAIN",
    instead: "clock.now() - last.at > ASK_AGAIN",
    why: "one millisecond of ten seconds, between two looks whose delay is drawn",
  },
  {
    file: "actions/lib/bake/judge.ts",
    line: "if (worse > tolerance.errors && excess(fresh, former) > CERTAIN) {",
    text: "excess(fresh, former) > CERTAIN",
    instead: "excess(fresh, former) >= CERTAIN",
    why: "no counts of requests lie exactly three standard deviations apart",
  },
  {
    file: "actions/lib/bake/judge.ts",
    line: "if (slow > usual * tolerance.latency && quantile(fresh, P95) - quantile(former, P95) > UNNOTICED) {",
    text: "quantile(fresh, P95) - quantile(former, P95) > UNNOTICED",
    instead: "quantile(fresh, P95) - quantile(former, P95) >= UNNOTICED",
    why: "two powers of 1.15 whose difference is 25 to the last bit",
  },
  {
    file: "actions/lib/release/start-check.ts",
    line: 'const [program = "", script = ""] = start;',
    text: '""',
    instead: '"Stryker was here!"',
    why: "start has at least one word, so there is always a program; the same of script is found",
  },
  {
    file: "actions/lib/release/build-command.ts",
    line: 'signalGroup(child, "SIGTERM");',
    text: '"SIGTERM"',
    instead: '""',
    why: "Node takes an empty name for SIGTERM",
  },
  {
    file: "actions/lib/release/artifact.ts",
    line: "for (let at = 0; at < paths.length;",
    text: "at < paths.length",
    instead: "at <= paths.length",
    why: "one empty name more, which tar passes over",
  },
  {
    file: "actions/lib/release/artifact.ts",
    line: 'child.stderr.setEncoding("utf8").on("data", (text: string) => {',
    text: '"utf8"',
    instead: '""',
    why: "Node takes an empty name for UTF-8",
  },
  {
    file: "actions/lib/release/artifact.ts",
    line: "const compress = (cores: number) =>",
    text: '"-q"',
    instead: '""',
    why: "zstd shows its progress to a terminal alone, and this is a pipe",
  },
];
