import { join } from "node:path";
import { keys } from "../../schema/bucket-keys.ts";
import { choose, openAccount } from "../account/account.ts";
import { Callers } from "../account/callers.ts";
import { readStacks, synthesize } from "../account/stack/index.ts";
import { Faults } from "../aws/protocol/faults.ts";
import type { Principal } from "../aws/protocol/principal.ts";
import { startAws } from "../aws/server/server.ts";
import { Fleet, type NewHosts } from "../fleet/hosts.ts";
import { control } from "./control.ts";
import type { Sandbox, SandboxOptions } from "./sandbox.ts";
import { removeState, stateFolder, takeFolder } from "./state.ts";

export type { Sandbox, SandboxOptions } from "./sandbox.ts";

/** A local AWS with a fleet, in this process. Nothing is left running when it rejects. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { state = stateFolder(), port = 0, hosts = 0, light = 0, lightLatencyMs = 20, secondMs = 1000 } = options;
  const progress = options.progress ?? (() => undefined);
  await takeFolder(state);

  const folder = options.stacks ?? join(state, "cdktf.out");
  if (options.stacks === undefined) await synthesize(folder);
  const faults = new Faults();
  const account = openAccount(await readStacks(folder), { state, faults, secondMs });
  const { region, services, principals, gate, storage, ssm, sns, alarms } = account;
  const entry = choose(account.entries, options.environment);
  const { environment, artifactBucket: bucket } = entry;
  const callers = new Callers(account, environment);

  let sandbox: Sandbox | undefined;
  const down = options.down ?? (() => void sandbox?.close());
  const aws = await startAws({
    port,
    state,
    services,
    principals,
    faults,
    gate,
    control: control(() => sandbox, down),
  });
  progress(`AWS answers on ${aws.url}`);
  const variables = ({ accessKeyId, secretAccessKey, sessionToken = "" }: Principal) => ({
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_EC2_METADATA_DISABLED: "true",
  });
  const fleet = new Fleet({
    state,
    environment,
    bucket,
    region,
    tag: entry.fleetTag,
    instances: ssm.instances,
    lightLatencyMs,
    environmentOf: (id) => variables(callers.host(id)),
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
    const env = variables(callers.take("operator"));
    if (hosts > 0) await addHosts({ count: hosts });
    if (light > 0) await addHosts({ count: light, light: true });
    aws.calls.clear();
    sandbox = {
      url: aws.url,
      state,
      environment,
      region,
      bucket,
      env,
      envOf: (role) => variables(callers.take(role)),
      envFor: (action) => variables(callers.forAction(action)),
      get hosts() {
        return fleet.list();
      },
      faults,
      calls: aws.calls,
      authorizations: gate.book,
      alarms,
      messages: sns.messages,
      addHosts,
      removeHost: (id) => fleet.remove(id),
      close,
      [Symbol.asyncDispose]: () => close(),
    };
    return sandbox;
  } catch (error) {
    await close({ keep: true });
    throw error;
  }
}
