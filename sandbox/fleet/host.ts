/** What a host is to the rest of the sandbox. `createHost` prepares it with the real bootstrap.sh. */
export interface HostOptions {
  /** Instance id, `i-` and 17 hex digits. */
  id: string;
  /** Root prefix R; keep it short, a socket path has at most 107 bytes. */
  root: string;
  httpPort: number;
  environment: string;
  bucket: string;
  region: string;
  /** What the SSM agent's processes see beside PATH: credentials, AWS_ENDPOINT_URL. */
  agentEnvironment: Record<string, string>;
}

export interface ScriptResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Host {
  readonly id: string;
  readonly root: string;
  readonly httpPort: number;
  /**
   * Runs a script file's text as the SSM agent does: own process group, the host's PATH, R as KLOVERBUY_ROOT. When `signal`
   * aborts (step timeout, CancelCommand) the whole group gets SIGKILL and what it printed so far is the result, code 137.
   */
  run(script: string, environment: Record<string, string>, signal?: AbortSignal): Promise<ScriptResult>;
  /** Kills every process of the host at once, then starts the enabled units and Nginx. */
  reboot(): Promise<void>;
  /** Ends everything that runs on the host, by process id. */
  close(): Promise<void>;
}
