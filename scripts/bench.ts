import { chooseNginx, nginxVersion } from "../sandbox/fleet/nginx.ts";
import { measureColdStart } from "./bench/cold-start.ts";
import { measureCutOver } from "./bench/cut-over.ts";
import { measurePacking } from "./bench/packing.ts";
import { measureProxy } from "./bench/proxy.ts";
import { rollbackRows } from "./bench/rollback.ts";
import { measureSwitching } from "./bench/switching.ts";
import { table } from "./bench/table.ts";

const help = `npm run bench -- [packing] [cold-start] [proxy] [switching] [cut-over] [rollback]

Measures what docs/performance.md tells: each number beside the one it is to be compared with, from the same run, so that the
machine's speed and its other work fall out of the ratio. Without names: all but cut-over (four
minutes) and rollback (ten), in about two minutes. KLOVERBUY_NGINX=newest: on the newest Nginx that hosts can get.`;

type Row = string[];

const benches: Record<string, { title: string; head: Row; measure: () => Promise<Row[]> }> = {
  packing: {
    title: "Packing a tree of 20,000 files",
    head: ["", "Time", "Size", "Ratio"],
    async measure() {
      const { ours, tar_gzip: gzip, ratio } = await measurePacking();
      return [
        ["actions/build", ms(ours.ms), mib(ours.bytes), `${ratio} times as fast`],
        ["tar | gzip", ms(gzip.ms), mib(gzip.bytes), "1"],
      ];
    },
  },
  "cold-start": {
    title: "From the start of a bundle to its first error about an input",
    head: ["", "Time", "Beside the empty script"],
    async measure() {
      const times = measureColdStart();
      const empty = times.empty ?? Number.NaN;
      return Object.entries(times).map(([name, time]) => [name, ms(time), `+ ${ms(time - empty)}`]);
    },
  },
  proxy: {
    title: "Nginx to the shop, 32 clients that are never idle",
    head: ["", "Requests/s", "Nginx a request", "App a request"],
    async measure() {
      const { ours, keepalive, ratio } = await measureProxy();
      const row = (name: string, { requests_per_second: rate, nginx_us: nginx, app_us: app }: typeof ours) => [
        name,
        count(rate),
        `${nginx} µs`,
        `${app} µs`,
      ];
      return [
        row("as shipped: a connection for each request", ours),
        row("with upstream keep-alive", keepalive),
        ["ratio", String(ratio), fraction(ours.nginx_us, keepalive.nginx_us), fraction(ours.app_us, keepalive.app_us)],
      ];
    },
  },
  switching: {
    title: "Switching between two running releases under checkouts of 128 clients that are never idle",
    head: ["", "Switches", "Requests", "Lost", "How"],
    async measure() {
      const { rename, reload } = await measureSwitching();
      return Object.entries({ "rename of live": rename, "nginx -s reload": reload }).map(([name, of]) => [
        name,
        count(of.switches),
        count(of.requests),
        count(of.lost),
        Object.entries(of.by_failure)
          .map(([what, times]) => `${times} × ${what}`)
          .join(", "),
      ]);
    },
  },
  "cut-over": {
    title: "100 switches by rename under 64 busy clients, 50 by reload (an app on a port) under busy and quiet ones",
    head: ["", "Requests", "Lost", "Answered too late by the former", "Its last answer p50", "p99", "Longest"],
    async measure() {
      const { rename, reload } = await measureCutOver();
      return Object.entries({ "rename of live": rename, "reload, as release.sh does": reload }).map(([name, of]) => [
        name,
        ...[of.requests, of.lost, of.old].map(count),
        ...[of.p50, of.p99, of.longest].map((value) => `${value} ms`),
      ]);
    },
  },
  rollback: {
    title: "Rollbacks of real sandbox hosts, 10 of each kind, from the start of the step",
    head: ["", "All switched p50 / p95", "Ended p50 / p95", "SSM calls", "S3 calls"],
    measure: () => rollbackRows([3, 10], 10),
  },
};

const ms = (value: number) => `${count(Math.round(value))} ms`;
const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const count = (value: number) => value.toLocaleString("en-GB");
const fraction = (ours: number, other: number) => (ours / other).toFixed(2);

chooseNginx();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  const asked = unknown.some((name) => name === "--help" || name === "-h");
  console.log(asked ? help : `There is no bench '${unknown[0]}'.\n\n${help}`);
  process.exitCode = asked ? 0 : 2;
} else {
  console.log(`Nginx ${nginxVersion()}, Node ${process.version}`);
  for (const [name, { title, head, measure }] of Object.entries(benches)) {
    if (wanted.length > 0 ? !wanted.includes(name) : name === "rollback" || name === "cut-over") continue;
    console.log(`\n${title}`);
    for (const line of table([head, ...(await measure())])) console.log(`  ${line}`);
  }
}
