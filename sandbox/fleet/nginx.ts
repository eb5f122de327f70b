import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { checkout } from "../checkout.ts";

/** Upstream keep-alive and much else differ between the two: suites, demo, soak and bench run on either. */
export type NginxChoice = "distribution" | "newest";

/** What setup.sh unpacked beside the system's own (scripts/setup/newest-nginx.sh). */
export const newestFolder = join(checkout, ".tools/nginx/bin");

export class NoSuchNginx extends Error {}

/**
 * Lets every program that this process starts, hosts of the sandbox included, find the Nginx that `$KLOVERBUY_NGINX` names: the
 * system's (`distribution`, the default) or the newest that hosts can get (`newest`). Throws NoSuchNginx.
 */
export function chooseNginx(env = process.env): NginxChoice {
  const choice = env.KLOVERBUY_NGINX ?? "distribution";
  if (choice !== "distribution" && choice !== "newest") {
    throw new NoSuchNginx(`KLOVERBUY_NGINX is '${choice}': use distribution or newest.`);
  }
  if (choice === "newest" && !existsSync(join(newestFolder, "nginx"))) {
    throw new NoSuchNginx("The newest Nginx is not there: run 'sh scripts/setup/newest-nginx.sh'.");
  }
  const others = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== newestFolder);
  env.PATH = [...(choice === "newest" ? [newestFolder] : []), ...others].join(delimiter);
  return choice;
}

/** Of the first `nginx` on that PATH, such as `1.30.6`. */
export function nginxVersion(path = process.env.PATH): string {
  const env = { PATH: [path, "/usr/sbin", "/sbin"].join(delimiter) };
  const said = execFileSync("sh", ["-c", "nginx -v 2>&1"], { env, encoding: "utf8" });
  return /nginx\/([0-9.]+)/.exec(said)?.[1] ?? "unknown";
}

/** Was it released for hosts? One that is not needs a person who accepts it: `bootstrap.sh --accept-nginx`. */
export function isTested(version: string): boolean {
  const text = readFileSync(join(checkout, "shell/nginx/pin"), "utf8");
  return (/^tested (.*)$/m.exec(text)?.[1] ?? "").split(" ").includes(version);
}
