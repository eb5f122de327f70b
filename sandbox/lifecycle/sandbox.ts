import type { CloudWatch } from "../aws/cloudwatch/cloudwatch.ts";
import type { Book } from "../aws/iam/book.ts";
import type { Faults } from "../aws/protocol/faults.ts";
import type { Message } from "../aws/sns/sns.ts";
import type { NewHosts, SandboxHost } from "../fleet/hosts.ts";

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
  /** For a person who looks around, with the aws CLI for instance: the operator role. */
  env: Record<string, string>;
  /** A fresh session of one of the environment's roles (build, deploy, ...), taken as its trust asks: by a job's token, by a person. */
  envOf(role: string): Record<string, string>;
  /** What a job that runs this action has. */
  envFor(action: string): Record<string, string>;
  readonly hosts: SandboxHost[];
  faults: Faults;
  /** AWS calls so far, by "service:Operation". */
  calls: Map<string, number>;
  /** What the policies allowed and denied so far. */
  authorizations: Book;
  alarms: Pick<CloudWatch, "alarms" | "set">;
  /** What was published to topics so far. */
  messages: readonly Message[];
  addHosts(wanted: NewHosts): Promise<SandboxHost[]>;
  /** False when there is no such host. */
  removeHost(id: string): Promise<boolean>;
  /** Ends every process of the sandbox. The state folder goes too unless `keep`. */
  close(options?: { keep?: boolean }): Promise<void>;
}
