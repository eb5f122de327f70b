import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestProjectConfiguration } from "vitest/config";
import { newestFolder } from "./sandbox/fleet/nginx.ts";

/** What one project of a vitest run is made of. */
type Suites = Record<string, unknown>;

/** Test files (globs) by the Nginx that their hosts have. What is in neither starts none, and runs once. */
export interface Ends {
  /** Where the two differ, and quick: on both. */
  both: string[];
  /** The large ones, on one each in turn. */
  distribution: string[];
  newest: string[];
}

/**
 * The same suites on both ends of what hosts can have: the distribution's Nginx and the newest one, whose defaults differ.
 * `$KLOVERBUY_NGINX` lets all of them run on one, as the weekly workflow does.
 */
export function onBothEnds(
  name: string,
  suites: Suites & { exclude: string[] },
  ends: Ends,
): TestProjectConfiguration[] {
  const { both, distribution, newest } = ends;
  const forced = process.env.KLOVERBUY_NGINX;
  const project = (which: string, include: string[]): TestProjectConfiguration => ({
    test: {
      ...suites,
      name: `${name} ${which}`,
      include,
      setupFiles: ["test/choose-nginx.ts"],
      env: { KLOVERBUY_NGINX: which },
    },
  });
  if (forced !== undefined) return [project(forced, [...both, ...distribution, ...newest])];
  return [
    project("distribution", [...both, ...distribution]),
    ...(hasNewest() ? [project("newest", [...both, ...newest])] : []),
  ];
}

function hasNewest(): boolean {
  if (existsSync(join(newestFolder, "nginx"))) return true;
  console.error("NOT RUN: the suites on the newest Nginx. It is not there: sh scripts/setup/newest-nginx.sh");
  if (process.env.CI === "true") throw new Error("CI runs the suites on the newest Nginx too.");
  return false;
}
