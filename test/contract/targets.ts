import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Credentials } from "../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../sandbox/aws/protocol/faults.ts";
import type { Service } from "../../sandbox/aws/protocol/service.ts";
import { startAws } from "../../sandbox/aws/server/server.ts";

const account = "123456789012";

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Something that speaks AWS: ours, moto, or AWS itself. */
export interface Target {
  name: "sandbox" | "moto" | "aws";
  region: string;
  /** undefined: the SDK's own, that is real AWS; so are `keys` then. */
  endpoint: string | undefined;
  keys: Keys | undefined;
  close(): Promise<void>;
}

export interface SandboxParts {
  state: string;
  principals: Credentials;
  faults: Faults;
  region: string;
}

export type Services = (parts: SandboxParts) => Service[];

export interface SandboxTarget extends Target, SandboxParts {
  name: "sandbox";
  endpoint: string;
  keys: Keys;
  calls: Map<string, number>;
}

export async function startSandbox(services: Services): Promise<SandboxTarget> {
  const state = mkdtempSync(join(tmpdir(), "kloverbuy-contract-"));
  const parts = { state, principals: new Credentials(), faults: new Faults(), region: "eu-west-1" };
  const keys = parts.principals.create({ arn: `arn:aws:iam::${account}:user/contract`, account });
  const server = await startAws({ port: 0, ...parts, services: services(parts) });
  const close = async () => {
    await server.close();
    rmSync(state, { recursive: true, force: true });
  };
  return { name: "sandbox", ...parts, endpoint: server.url, keys, calls: server.calls, close };
}

async function startMoto(): Promise<Target> {
  const port = await freePort();
  const child = spawn("moto_server", ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint, child);
  const keys = { accessKeyId: "testing", secretAccessKey: "testing" };
  return { name: "moto", region: "eu-west-1", endpoint, keys, close: () => stop(child) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const answered = await fetch(`${url}/moto-api/`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await delay(200);
  }
  child.kill("SIGKILL");
  throw new Error(`moto_server did not answer on ${url} within a minute (exit code ${child.exitCode}).`);
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function startRealAws(): Promise<Target> {
  const region = process.env.AWS_REGION;
  if (!region)
    throw new Error("The contract suite runs against AWS: set AWS_REGION to the region of the contract bucket.");
  return Promise.resolve({ name: "aws", region, endpoint: undefined, keys: undefined, close: () => Promise.resolve() });
}

/** The targets of this run. moto and AWS take part where they are at hand; without moto that is said, and in CI it is an error. */
export function targetsAtHand(services: Services): { name: Target["name"]; start: () => Promise<Target> }[] {
  const targets: ReturnType<typeof targetsAtHand> = [{ name: "sandbox", start: () => startSandbox(services) }];
  if (hasMoto()) targets.push({ name: "moto", start: startMoto });
  if (process.env.KLOVERBUY_CONTRACT_BUCKET) targets.push({ name: "aws", start: startRealAws });
  return targets;
}

function hasMoto(): boolean {
  try {
    execFileSync("moto_server", ["--help"], { stdio: "ignore" });
    return true;
  } catch {
    const message =
      "moto_server is not on PATH, so the contract was NOT compared with moto (pip install 'moto[server]').";
    if (process.env.CI === "true") throw new Error(message);
    console.warn(`!! ${message}`);
    return false;
  }
}
