import { spawn } from "node:child_process";
import { Problem } from "../text/problem.ts";
import { signalGroup } from "./process-group.ts";

export class BuildFailed extends Problem {
  constructor(command: string, how: string) {
    super(
      `The app's build command ended with ${how}: ${firstLine(command)}. Its output above says why; nothing was uploaded.`,
    );
  }
}

export const firstLine = (script: string) => script.trim().replace(/\n.*/s, "").slice(0, 200);

/** Names that let a process act as this job at AWS or at GitHub; the packages that a build runs have no business with them. */
const CREDENTIALS =
  /^(AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_.*)|ACTIONS_(ID_TOKEN_REQUEST|RUNTIME).*|INPUT_.*)$/;

export const withoutCredentials = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !CREDENTIALS.test(name)));

/** Milliseconds between asking a cancelled build to stop and ending it: the runner gives the step 7.5 s in all. */
const GRACE = 3_000;

/** Runs the app's build in its folder, output straight to the log. A cancelled step ends the whole process group. */
export function runBuild(command: string, folder: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-euo", "pipefail", "-c", command], {
      cwd: folder,
      env,
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    });
    let last: NodeJS.Timeout | undefined;
    const stop = () => {
      signalGroup(child, "SIGTERM");
      last = setTimeout(() => signalGroup(child, "SIGKILL"), GRACE);
    };
    signal.addEventListener("abort", stop);
    child.once("error", (cause) => reject(new BuildFailed(command, cause.message)));
    child.once("close", (code, name) => {
      clearTimeout(last);
      signal.removeEventListener("abort", stop);
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else reject(new BuildFailed(command, code === null ? `signal ${name}` : `exit code ${code}`));
    });
  });
}
