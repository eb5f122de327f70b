import { mkdtemp, realpath, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { type AppConfig, hostConfig } from "../../schema/app-config.ts";
import { keys } from "../../schema/bucket-keys.ts";
import type { ReleaseId } from "../../schema/ids.ts";
import { type Manifest, releaseId } from "../../schema/manifest.ts";
import type { EnvironmentSource } from "../lib/environment/source.ts";
import { readAppConfig } from "../lib/release/app-file.ts";
import { pack } from "../lib/release/artifact.ts";
import { firstLine, runBuild } from "../lib/release/build-command.ts";
import { packTools } from "../lib/release/pack-tools.ts";
import { publish } from "../lib/release/publish.ts";
import { select } from "../lib/release/selection.ts";
import { missingFrontend, missingStart } from "../lib/release/start-check.ts";
import type { ReleaseStore } from "../lib/release/store.ts";
import type { Log } from "../lib/text/log.ts";
import { Problem } from "../lib/text/problem.ts";
import type { BuildInputs } from "./inputs.ts";

export interface BuildPorts {
  environments: EnvironmentSource;
  store(bucket: string): ReleaseStore;
  log: Log;
  now(): Date;
  /** What the app's build command sees. */
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

export interface BuildResult {
  release: ReleaseId;
  /** SHA-256 of the artifact, in hex. */
  digest: string;
  bytes: number;
  files: number;
  unpacked: number;
  uri: string;
  /** True when everything was stored already and this run uploaded nothing. */
  reused: boolean;
  seconds: { build: number; pack: number; upload: number };
}

class FolderRefused extends Problem {
  constructor(path: string, why: string) {
    super(`The input 'path' (${path}) ${why}. Use the app's folder, relative to the workspace.`);
  }
}

/** Build, pack, publish. Whatever can be refused without AWS is refused first, and AWS is asked before minutes go into a build. */
export async function run(inputs: BuildInputs, ports: BuildPorts): Promise<BuildResult> {
  const { log, signal } = ports;
  const folder = await appFolder(inputs);
  const config = await readAppConfig(folder, inputs.config);
  const tools = await packTools(ports.env.PATH ?? "");
  const entry = await ports.environments.entry(inputs.environment);
  const store = ports.store(entry.artifactBucket);

  const built = await timed(() => build(config, folder, ports));

  const selection = select(folder, { ...config.package, always: [plainPath(inputs.config)] });
  missingFrontend(config, selection);
  for (const line of missingStart(config, selection)) log.warn(line);

  await using scratch = await scratchFolder(inputs.temporary);
  const packed = await timed(() => pack(selection, join(scratch.path, "artifact.tar.zst"), tools, signal));
  const artifact = packed.value;
  const id = releaseId(inputs.commit, artifact.sha256);
  const files = selection.paths.length;
  log.info(
    `Packed ${files} files, ${selection.bytes} bytes, into ${artifact.bytes} bytes in ${packed.seconds} s: ${id}`,
  );

  const manifest: Manifest = {
    schema: 1,
    id,
    commit: inputs.commit,
    ref: inputs.ref,
    run: inputs.run,
    created: ports.now().toISOString(),
    artifact: { key: keys.artifact(id), sha256: artifact.sha256, bytes: artifact.bytes },
    unpacked: { files, bytes: selection.bytes },
    config: hostConfig(config),
  };
  const published = await timed(() => publish(store, manifest, artifact, signal));
  const reused = published.value.artifact === "exists" && published.value.manifest === "exists";
  log.info(
    reused
      ? `Release ${id} is stored already: nothing uploaded.`
      : `Stored ${store.uri(id)} in ${published.seconds} s.`,
  );

  return {
    release: id,
    digest: artifact.sha256,
    bytes: artifact.bytes,
    files,
    unpacked: selection.bytes,
    uri: store.uri(id),
    reused,
    seconds: { build: built.seconds, pack: packed.seconds, upload: published.seconds },
  };
}

/** The real folder, inside the real workspace: a link must not lead the build elsewhere. */
async function appFolder({ workspace, path }: BuildInputs): Promise<string> {
  const root = await realpath(workspace).catch(() => workspace);
  const folder = await realpath(join(root, path)).catch(() => {
    throw new FolderRefused(path, `does not exist in ${root}`);
  });
  if (relative(root, folder).split("/")[0] === "..")
    throw new FolderRefused(path, `leads out of the workspace, to ${folder}`);
  return folder;
}

async function build({ build }: AppConfig, folder: string, { log, env, signal }: BuildPorts): Promise<void> {
  if (build === null) return log.info("No build command: the folder is packed as it is.");
  await log.group(`Build: ${firstLine(build)}`, () => runBuild(build, folder, env, signal));
}

const plainPath = (path: string) => path.replace(/^\.\//, "");

async function scratchFolder(parent: string) {
  const path = await mkdtemp(join(parent, "kloverbuy-build-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Seconds with one decimal. */
async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now();
  const value = await work();
  return { value, seconds: Math.round((performance.now() - started) / 100) / 10 };
}
