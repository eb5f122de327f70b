import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Attributes, type Resource, StackError } from "../../aws/protocol/played.ts";
import { checkout } from "../../checkout.ts";

export interface Stack {
  name: string;
  resources: Resource[];
}
export interface Stacks {
  region: string;
  stacks: Stack[];
}

/** Synthesizes the stacks into `folder`: always afresh, or the hosts would run yesterday's scripts. */
export async function synthesize(folder: string): Promise<void> {
  const env = { ...process.env, CDKTF_OUTDIR: folder, CHECKPOINT_DISABLE: "1" };
  await promisify(execFile)(process.execPath, ["stacks/main.ts"], { cwd: checkout, env });
}

/** Reads every `<folder>/stacks/<stack>/cdk.tf.json`, synthesizing first when there is none. */
export async function readStacks(folder: string): Promise<Stacks> {
  if ((await stackNames(folder)).length === 0) await synthesize(folder);
  const stacks: Stack[] = [];
  const regions = new Set<string>();
  for (const name of await stackNames(folder)) {
    const stack = JSON.parse(await readFile(join(folder, "stacks", name, "cdk.tf.json"), "utf8"));
    for (const provider of [stack.provider?.aws ?? []].flat()) regions.add(provider.region);
    const types = Object.entries<Record<string, Attributes>>(stack.resource ?? {});
    const resources = types.flatMap(([type, byName]) =>
      Object.entries(byName).map(([one, attributes]) => ({ type, name: one, attributes })),
    );
    stacks.push({ name, resources });
  }
  const [region, ...more] = regions;
  if (region === undefined || more.length > 0) {
    throw new StackError(`The stacks in ${folder} name ${regions.size} regions; the sandbox plays exactly one.`);
  }
  return { region, stacks };
}

const stackNames = (folder: string) => readdir(join(folder, "stacks")).catch((): string[] => []);
