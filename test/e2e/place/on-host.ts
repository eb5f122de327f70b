import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { Sandbox } from "../../../sandbox/lifecycle/start.ts";

/** What every real host has on its disk that a refused deploy must not change. */
export function onHosts(sandbox: Sandbox): Promise<unknown[]> {
  return Promise.all(
    sandbox.hosts.map(async (one) => {
      if (one.kind === "light") return { live: one.light.live };
      const { root } = one.host;
      const releases = join(root, "srv/kloverbuy/releases");
      const [live, state, kept] = await Promise.all([
        readlink(join(root, "srv/kloverbuy/live")).catch(() => null),
        readFile(join(root, "var/lib/kloverbuy/state.json"), "utf8").catch(() => null),
        readdir(releases).catch(() => []),
      ]);
      return { live, state, kept: kept.sort() };
    }),
  );
}
