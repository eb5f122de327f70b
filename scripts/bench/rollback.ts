import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSandbox } from "../../sandbox/lifecycle/start.ts";
import { runAction } from "../../sandbox/runner/run-action.ts";
import { makeApp } from "../../test/e2e/place/app.ts";

/** warm: the release still runs on every host; cold: it is on their disks, and must start first. */
const kinds = ["warm", "cold"] as const;
type Kind = (typeof kinds)[number];

interface Times {
  /** Milliseconds from the start of the step until every host was known to serve the release, one a rollback. */
  switched: number[];
  /** The same until the end of the step: committed, recorded, lease given back. */
  ended: number[];
  /** AWS calls of the last rollback, those of its hosts included. */
  calls: Record<string, number>;
}

/** Rolls a sandbox fleet of real hosts back `runs` times warm and `runs` times cold, with the shipped bundle. */
export async function measureRollbacks(hosts: number, runs: number): Promise<Record<Kind, Times>> {
  const state = await mkdtemp(join(tmpdir(), "kb-"));
  await using app = await makeApp();
  await using sandbox = await startSandbox({ state, hosts });
  const job = { GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567", GITHUB_ACTOR: "bench" };

  async function step(action: string, given: Record<string, string> = {}) {
    const inputs = { environment: sandbox.environment, ...given };
    const env = { ...sandbox.envFor(action), ...job };
    const started = performance.now();
    let switched = 0;
    const write = (line: string) => {
      if (/ switch +(done|unchanged) /.test(line)) switched = performance.now() - started;
    };
    const { code, outputs, log } = await runAction({ action, inputs, env, workspace: app.folder, write });
    if (code !== 0) throw new Error(`${action} ended with ${code}:\n${log}`);
    return { outputs, switched, ended: performance.now() - started };
  }

  const releases: string[] = [];
  for (const text of ["one", "two", "three"]) {
    await app.write({ "version.txt": text, "site/index.html": text });
    releases.push((await step("build")).outputs.release ?? "");
  }
  const deploy = (release: string) => step("deploy", { release, bake: "0", waves: "100%", unmark: "true" });
  const times: Record<Kind, Times> = {
    warm: { switched: [], ended: [], calls: {} },
    cold: { switched: [], ended: [], calls: {} },
  };
  for (const release of releases.slice(0, 1)) await deploy(release);
  for (let run = 0; run < runs; run++) {
    for (const release of releases.slice(1)) await deploy(release);
    // Back to the second, which still runs; then further back, to the first, which no longer does.
    for (const kind of kinds) {
      sandbox.calls.clear();
      const { switched, ended } = await step("rollback", { reason: "bench" });
      times[kind].switched.push(switched);
      times[kind].ended.push(ended);
      times[kind].calls = Object.fromEntries(sandbox.calls);
    }
  }
  return times;
}

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
}

/** A row for each fleet and kind: p50 and p95 of both times in milliseconds, SSM and S3 calls of one rollback. */
export async function rollbackRows(fleets: readonly number[], runs: number): Promise<string[][]> {
  const rows: string[][] = [];
  for (const hosts of fleets) {
    const times = await measureRollbacks(hosts, runs);
    for (const kind of kinds) {
      const { switched, ended, calls } = times[kind];
      const of = (service: string) =>
        Object.entries(calls).reduce((sum, [name, count]) => (name.startsWith(`${service}:`) ? sum + count : sum), 0);
      const spread = (numbers: number[]) => `${quantile(numbers, 0.5)} / ${quantile(numbers, 0.95)} ms`;
      rows.push([`${hosts} hosts, ${kind}`, spread(switched), spread(ended), `${of("ssm")}`, `${of("s3")}`]);
    }
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runs = Number(process.argv[2] ?? 10);
  for (const row of await rollbackRows([3, 10], runs)) console.log(row.join("   "));
}
