import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  Problem
} from "./chunk-HYDUDRLY.js";

// actions/lib/release/build-command.ts
import { spawn } from "node:child_process";

// actions/lib/release/process-group.ts
function signalGroup(child, signal) {
  try {
    process.kill(-Number(child.pid), signal);
  } catch {
  }
}

// actions/lib/release/build-command.ts
var BuildFailed = class extends Problem {
  constructor(command, how) {
    super(
      `The app's build command ended with ${how}: ${firstLine(command)}. Its output above says why; nothing was uploaded.`
    );
  }
};
var firstLine = (script) => script.trim().replace(/\n.*/s, "").slice(0, 200);
var CREDENTIALS = /^(AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_.*)|ACTIONS_(ID_TOKEN_REQUEST|RUNTIME).*|INPUT_.*)$/;
var withoutCredentials = (environment) => Object.fromEntries(Object.entries(environment).filter(([name]) => !CREDENTIALS.test(name)));
var GRACE = 3e3;
function runBuild(command, folder, env, signal) {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-euo", "pipefail", "-c", command], {
      cwd: folder,
      env,
      stdio: ["ignore", "inherit", "inherit"],
      detached: true
    });
    let last;
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

export {
  signalGroup,
  firstLine,
  withoutCredentials,
  runBuild
};
