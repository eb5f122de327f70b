import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Credentials } from "../../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../../sandbox/aws/protocol/faults.ts";
import { s3 } from "../../../sandbox/aws/s3/index.ts";
import { startAws } from "../../../sandbox/aws/server/server.ts";
import { createHost, type Host } from "../../../sandbox/fleet/host.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { HostResult } from "../../../schema/host-result.ts";
import { bucketClient } from "./bucket.ts";

export const bucket = "kloverbuy-lab-artifacts";
const region = "eu-central-1";
const shell = join(import.meta.dirname, "../../../shell");

export interface Ran {
  code: number;
  result: HostResult;
  stdout: string;
  stderr: string;
}

interface LabOptions {
  prepare?: (root: string, put: ScriptHost["put"]) => Promise<void>;
  /** After the host's end, before its folder is removed. */
  unprepare?: (root: string) => Promise<void>;
  awsCli?: boolean;
}

/** One real host with a real S3 beside it, and release.sh as the agent starts it. */
export class ScriptHost implements AsyncDisposable {
  readonly host: Host;
  readonly folder: string;
  readonly faults: Faults;
  readonly put: (key: string, body: Buffer | string) => Promise<void>;
  fence = 1;
  #close: () => Promise<void>;

  private constructor(host: Host, folder: string, faults: Faults, put: ScriptHost["put"], close: () => Promise<void>) {
    this.host = host;
    this.folder = folder;
    this.faults = faults;
    this.put = put;
    this.#close = close;
  }

  /** `prepare` gets the future host's root and bucket before the host is there. `awsCli`: the real one. */
  static async open({ prepare, unprepare, awsCli = false }: LabOptions = {}): Promise<ScriptHost> {
    const folder = await mkdtemp(join(tmpdir(), "kb-"));
    const faults = new Faults();
    const principals = new Credentials();
    const storage = s3({ state: folder, faults, region });
    storage.store.create(bucket, { versioning: "Enabled" });
    const aws = await startAws({ port: 0, state: folder, services: [storage], principals, faults });
    const key = principals.create({ arn: "arn:aws:sts::123456789012:assumed-role/lab/host", account: "123456789012" });
    const agentEnvironment = {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: "true",
    };
    const client = bucketClient(aws.url, region, key);
    const root = join(folder, "h");
    await mkdir(root);
    const put = async (name: string, body: Buffer | string) => {
      await client.put(bucket, name, body);
    };
    await prepare?.(root, put);
    if (!awsCli) {
      await mkdir(join(root, "bin"), { recursive: true });
      await copyFile(join(import.meta.dirname, "aws.sh"), join(root, "bin/aws"));
    }
    const httpPort = await freePort();
    const place = { id: "i-0123456789abcdef0", root, httpPort, environment: "lab", bucket, region, agentEnvironment };
    const host = await createHost(place);
    return new ScriptHost(host, folder, faults, put, async () => {
      await host.close();
      client.close();
      await aws.close();
      await unprepare?.(root);
    });
  }

  /** Runs an operation; every result must have the contract's form and size, whatever happened. */
  async run(
    operation: string,
    options: Record<string, string> = {},
    environment: Record<string, string> = {},
  ): Promise<Ran> {
    const { code, stdout, stderr } = await this.tryRun(operation, options, environment);
    if (stdout.length > 2000) throw new Error(`The result has ${stdout.length} characters: ${stdout}`);
    const read = HostResult.safeParse(parsed(stdout));
    if (!read.success) throw new Error(`No result of ${operation} (exit ${code}): ${stdout}\n${stderr}\n${read.error}`);
    return { code, result: read.data, stdout, stderr };
  }

  /** The same for a run that may not come to its result. */
  tryRun(operation: string, options: Record<string, string>, environment: Record<string, string> = {}) {
    return this.host.run(`exec ${shell}/release.sh\n`, { ...this.#parameters(operation, options), ...environment });
  }

  /** Runs an operation and kills its whole process group, as the agent does at a step's timeout, once `when` holds. */
  async kill(operation: string, options: Record<string, string>, when: () => Promise<boolean>): Promise<number> {
    const stop = new AbortController();
    const running = this.host.run(`exec ${shell}/release.sh\n`, this.#parameters(operation, options), stop.signal);
    while (!(await when())) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    return (await running).code;
  }

  /** Stage, switch and commit in one rollout. */
  async roll(release: string, rollout: string): Promise<void> {
    for (const operation of ["stage", "switch", "commit", "prune"]) {
      const { code, stderr } = await this.run(operation, { release, rollout });
      if (code !== 0) throw new Error(`${operation} of ${release} failed:\n${stderr}`);
    }
  }

  #parameters(operation: string, options: Record<string, string>): Record<string, string> {
    const usual = { environment: "lab", rollout: "00000001-00000001", fence: String(this.fence) };
    return { SSM_operation: operation, ...prefixed({ ...usual, ...options }) };
  }

  get(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.host.httpPort}${path}`, init);
  }

  path(path: string): string {
    return join(this.host.root, path);
  }

  /** All that a refused operation must leave as it was. */
  async facts(): Promise<Record<string, string>> {
    const file = async (path: string) =>
      existsSync(this.path(path))
        ? createHash("sha256")
            .update(await readFile(this.path(path)))
            .digest("hex")
        : "none";
    const live = await readlink(this.path("srv/kloverbuy/live")).catch(() => "none");
    const answer = await this.get("/api/version");
    return {
      live,
      state: await file("var/lib/kloverbuy/state.json"),
      site: await file("etc/nginx/kloverbuy/site.conf"),
      answer: `${answer.status} ${await answer.text()}`,
      releases: (await this.sh("ls -A $KLOVERBUY_ROOT/srv/kloverbuy/releases")).stdout,
      processes: (await this.sh("systemctl list-units --plain --no-legend --all 'kloverbuy@*' | grep -c running"))
        .stdout,
    };
  }

  sh(script: string) {
    return this.host.run(`#!/bin/bash\n${script}\n`, {});
  }

  async write(path: string, text: string): Promise<void> {
    await writeFile(this.path(path), text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const artifactKey = keys.artifact;
export const manifestKey = keys.manifest;

const prefixed = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`SSM_${name}`, value]));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
