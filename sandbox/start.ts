import { join } from "node:path";
import { PipelineEntry, pipelineParameter } from "../actions/lib/environment.ts";
import { keys } from "../actions/lib/release.ts";
import { Credentials } from "./aws/credentials.ts";
import { Faults } from "./aws/faults.ts";
import { s3 } from "./aws/s3/index.ts";
import { startAws } from "./aws/server.ts";
import type { Principal } from "./aws/service.ts";
import { createSsm } from "./aws/ssm/index.ts";
import { sts } from "./aws/sts.ts";
import { control } from "./control.ts";
import { Fleet, type NewHosts, type SandboxHost } from "./hosts.ts";
import { account, makeStacks, readStacks, StackError, synthesize } from "./stack.ts";
import { removeState, stateFolder, takeFolder } from "./state.ts";

export interface SandboxOptions {
  /** Folder for everything; by default the checkout's own (see docs/architecture.md). */
  state?: string;
  /** Of the AWS endpoint; 0, the default, picks a free one. */
  port?: number;
  hosts?: number;
  light?: number;
  /** One that the stacks declare; by default their first. */
  environment?: string;
  /** A folder of synthesized stacks, synthesized when absent; by default they are synthesized afresh into the state folder. */
  stacks?: string;
  lightLatencyMs?: number;
  /** Milliseconds that one of SSM's delivery seconds lasts. */
  secondMs?: number;
  progress?: (line: string) => void;
  /** What POST /_sandbox/down does; by default it closes the sandbox. */
  down?: () => void;
}

export interface Sandbox extends AsyncDisposable {
  url: string;
  state: string;
  environment: string;
  region: string;
  bucket: string;
  /** For whoever operates: the runner's actions, the aws CLI. */
  env: Record<string, string>;
  readonly hosts: SandboxHost[];
  faults: Faults;
  /** AWS calls so far, by "service:Operation". */
  calls: Map<string, number>;
  addHosts(wanted: NewHosts): Promise<SandboxHost[]>;
  /** False when there is no such host. */
  removeHost(id: string): Promise<boolean>;
  /** Ends every process of the sandbox. The state folder goes too unless `keep`. */
  close(options?: { keep?: boolean }): Promise<void>;
}

/** A local AWS with a fleet, in this process. Nothing is left running when it rejects. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { state = stateFolder(), port = 0, hosts = 0, light = 0, lightLatencyMs = 20, secondMs = 1000 } = options;
  const progress = options.progress ?? (() => undefined);
  await takeFolder(state);

  const folder = options.stacks ?? join(state, "cdktf.out");
  if (options.stacks === undefined) await synthesize(folder);
  const stacks = await readStacks(folder);
  const { region } = stacks;
  const faults = new Faults();
  const principals = new Credentials();
  const storage = s3({ state, faults, region });
  const ssm = createSsm({ account, region, faults, secondMs });
  const entries: PipelineEntry[] = [];
  makeStacks(stacks, {
    bucket({ name, versioned }) {
      if (storage.store.find(name)) return;
      storage.store.create(name, versioned ? { versioning: "Enabled" } : {});
    },
    document: ({ name, content, format }) => ssm.documents.create(name, content, format),
    parameter({ name, type, value, tier }) {
      ssm.parameters.put({ Name: name, Type: type, Value: value, Tier: tier, Overwrite: false, DataType: "text" });
      if (/^\/kloverbuy\/[^/]+\/pipeline$/.test(name)) entries.push(readEntry(name, value));
    },
  });
  const entry = choose(entries, options.environment);
  const { environment, artifactBucket: bucket } = entry;

  let sandbox: Sandbox | undefined;
  const down = options.down ?? (() => void sandbox?.close());
  const services = [ssm, sts({ principals, roles: [] }), storage];
  const aws = await startAws({ port, state, services, principals, faults, control: control(() => sandbox, down) });
  progress(`AWS answers on ${aws.url}`);
  const variables = (principal: Principal) => ({
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: principal.accessKeyId,
    AWS_SECRET_ACCESS_KEY: principal.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: "true",
  });
  const role = (name: string, session: string) =>
    `arn:aws:sts::${account}:assumed-role/kloverbuy-${environment}-${name}/${session}`;
  const fleet = new Fleet({
    state,
    environment,
    bucket,
    region,
    tag: entry.fleetTag,
    instances: ssm.instances,
    lightLatencyMs,
    environmentOf: (id) => variables(principals.create({ arn: role("host", id), account, instance: id })),
    published: async (release) => storage.store.find(bucket)?.current(keys.manifest(release)) !== undefined,
  });
  const addHosts = async (wanted: NewHosts) => {
    const made = await fleet.add(wanted);
    if (wanted.light) progress(`${made.length} light hosts`);
    else for (const one of made) if (one.kind === "real") progress(`host ${one.id} answers on ${one.url}`);
    return made;
  };
  let closing: Promise<void> | undefined;
  const end = async (keep: boolean) => {
    await ssm.close();
    await fleet.close();
    await aws.close();
    if (!keep) await removeState(state);
  };
  const close = ({ keep = false } = {}) => {
    closing ??= end(keep);
    return closing;
  };
  try {
    if (hosts > 0) await addHosts({ count: hosts });
    if (light > 0) await addHosts({ count: light, light: true });
  } catch (error) {
    await close({ keep: true });
    throw error;
  }
  aws.calls.clear();
  sandbox = {
    url: aws.url,
    state,
    environment,
    region,
    bucket,
    env: variables(principals.create({ arn: role("deploy", "sandbox"), account })),
    get hosts() {
      return fleet.list();
    },
    faults,
    calls: aws.calls,
    addHosts,
    removeHost: (id) => fleet.remove(id),
    close,
    [Symbol.asyncDispose]: () => close(),
  };
  return sandbox;
}

function readEntry(name: string, value: string): PipelineEntry {
  const read = PipelineEntry.safeParse(JSON.parse(value));
  if (read.success && name === pipelineParameter(read.data.environment)) return read.data;
  const why = read.success ? "another environment's entry" : read.error.issues.map((one) => one.message).join("; ");
  throw new StackError(`The stacks' parameter ${name} is no pipeline entry: ${why}.`);
}

function choose(entries: PipelineEntry[], wanted: string | undefined): PipelineEntry {
  const found = wanted === undefined ? entries[0] : entries.find((one) => one.environment === wanted);
  if (found !== undefined) return found;
  const known = entries.map((one) => one.environment).join(", ") || "none";
  throw new StackError(`The stacks declare no environment ${wanted ?? ""}; they declare: ${known}.`);
}
