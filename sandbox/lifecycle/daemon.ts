import { writeFileSync } from "node:fs";
import { startSandbox } from "./start.ts";
import { announce, claim, release, removeState } from "./state.ts";

/** What `up` hands over, as JSON in the first argument. */
export interface DaemonOptions {
  state: string;
  hosts: number;
  light: number;
  port: number;
  environment?: string;
  stacks?: string;
}

const options: DaemonOptions = JSON.parse(process.argv[2] ?? "{}");
const { state } = options;
const say = (line: string) => writeFileSync(1, `${line}\n`);

await claim(state);
const over = Promise.withResolvers<"down" | "keep">();
// The CLI asks with SIGTERM to have the folder removed and with SIGINT to have it kept; a service manager's stop loses nothing dear.
process.once("SIGTERM", () => over.resolve("down"));
process.once("SIGINT", () => over.resolve("keep"));

try {
  const sandbox = await startSandbox({ ...options, progress: say, down: () => over.resolve("down") });
  await announce(state, { url: sandbox.url, environment: sandbox.environment, exports: sandbox.env });
  say("up");
  const how = await over.promise;
  await sandbox.close({ keep: true });
  await release(state);
  if (how === "down") await removeState(state);
} catch (error) {
  say(error instanceof Error ? `${error.message}${error.cause ? ` (${String(error.cause)})` : ""}` : String(error));
  await release(state);
  process.exitCode = 1;
}
