import { spawn } from "node:child_process";
import { CheckFailed } from "./finding.ts";
import { root } from "./repository.ts";

/** Runs a program in the checkout; what it printed is the finding when it fails. npm's own programs are on npm's PATH. */
export async function command(program: string, args: string[], cure: string): Promise<void> {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH: `${root}/node_modules/.bin:${process.env.PATH}` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more: string) => {
      said += more;
    });
  }
  const code = await new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (status, signal) => resolve(status ?? signal ?? "unknown"));
  });
  if (code !== 0) throw new CheckFailed([said.trim(), `${program} ended with ${code}`].filter(Boolean), cure);
}
