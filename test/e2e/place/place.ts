import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { s3Records } from "../../../actions/aws/records.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/lifecycle/start.ts";
import { type ActionResult, runAction } from "../../../sandbox/runner/run-action.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { HostReport } from "../../../schema/outputs.ts";
import { type App, makeApp } from "./app.ts";

/** Any commit: the id of a release comes from it and from the bytes. */
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

export interface Step extends ActionResult {
  hosts: HostReport[];
}

/** A sandbox with an app, and the shipped bundles run in it as GitHub runs them. */
export class SandboxEnvironment implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly app: App;
  #lastBuilt = 0;

  private constructor(sandbox: Sandbox, app: App) {
    this.sandbox = sandbox;
    this.app = app;
  }

  static async open(hosts: { hosts?: number; light?: number }): Promise<SandboxEnvironment> {
    const state = await mkdtemp(join(tmpdir(), "kb-"));
    // One of SSM's delivery seconds lasts 20 ms: an undelivered command ends in a second.
    return new SandboxEnvironment(await startSandbox({ state, secondMs: 20, ...hosts }), await makeApp());
  }

  /** `write` gets each line of the log as it comes. */
  async run(
    action: string,
    inputs: Record<string, string>,
    env: Record<string, string> = {},
    signal?: AbortSignal,
    write: (line: string) => void = () => undefined,
  ) {
    const all = { ...this.sandbox.envFor(action), GITHUB_SHA: COMMIT, GITHUB_ACTOR: "ann", ...env };
    const options = { action, inputs, env: all, workspace: this.app.folder, write };
    return runAction({ ...options, ...(signal === undefined ? {} : { signal }) });
  }

  /** A release of the app as it stands with this text; "sick" never gets healthy. */
  async build(text: string, config = "kloverbuy.yml"): Promise<string> {
    await this.app.write({ "version.txt": text, "site/index.html": text });
    // Two releases of one second are refused by hosts that keep both; a release is made some time after its build began.
    while (Math.floor(Date.now() / 1000) === this.#lastBuilt) await pause(20);
    const { code, outputs, log } = await this.run("build", { environment: this.sandbox.environment, config });
    this.#lastBuilt = Math.floor(Date.now() / 1000);
    expect(code, log).toBe(0);
    return outputs.release ?? "";
  }

  async deploy(release: string, inputs: Record<string, string> = {}, signal?: AbortSignal): Promise<Step> {
    const given = { environment: this.sandbox.environment, release, wait: "0", bake: "0", ...inputs };
    const result = await this.run("deploy", given, {}, signal);
    return { ...result, hosts: JSON.parse(result.outputs.hosts || "[]") };
  }

  /** Everything that a refused deploy must not change in the bucket. */
  async ledger(): Promise<unknown> {
    const { environment } = this.sandbox;
    const records = this.records();
    const current = await records.read(keys.current(environment));
    return { current: current?.value, history: await records.list(`environments/${environment}/history/`) };
  }

  /** A fault that strikes once the n-th command of a deploy was sent: 1 is its first status, 2 its first stage. */
  async faultAfter<T>(command: number, name: string, value: string, work: () => Promise<T>): Promise<T> {
    const watching = this.afterCommand(command, () => this.sandbox.faults.set(name, value));
    try {
      return await work();
    } finally {
      watching.stop();
      this.sandbox.faults.clear();
    }
  }

  /** Calls `act` once the n-th command from now was sent. */
  afterCommand(command: number, act: () => void): { stop(): void } {
    return this.#after(({ calls }) => calls.get("ssm:SendCommand") ?? 0, command, act);
  }

  /** Calls `act` once the n-th call of AWS from now has arrived. */
  afterCall(call: number, act: () => void): { stop(): void } {
    return this.#after(({ calls }) => [...calls.values()].reduce((sum, one) => sum + one, 0), call, act);
  }

  #after(count: (sandbox: Sandbox) => number, least: number, act: () => void): { stop(): void } {
    this.sandbox.calls.clear();
    const watch = setInterval(() => {
      if (count(this.sandbox) < least) return;
      clearInterval(watch);
      act();
    }, 1);
    return { stop: () => clearInterval(watch) };
  }

  /** Lets a killed run's lease expire, instead of waiting two minutes for it. */
  async expireLease(): Promise<void> {
    const [records, key] = [this.records(), keys.lease(this.sandbox.environment)];
    const stored = await records.read(key);
    await records.write(key, { ...(stored?.value as object), expires: new Date().toISOString() }, stored?.version);
  }

  /** As the deploy action reads and writes them, whatever this process has in its own environment. */
  records() {
    const { region, bucket } = this.sandbox;
    const env = this.sandbox.envOf("deploy");
    const credentials = {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
      sessionToken: env.AWS_SESSION_TOKEN ?? "",
    };
    return s3Records(new S3Client({ region, endpoint: this.sandbox.url, forcePathStyle: true, credentials }), bucket);
  }

  get calls(): Record<string, number> {
    return Object.fromEntries([...this.sandbox.calls].sort());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sandbox.close();
    await this.app[Symbol.asyncDispose]();
    // Whatever the test was about: each role could do all that it tried.
    expect(this.sandbox.authorizations.denied).toEqual([]);
  }
}
