import { existsSync, type FSWatcher, readFileSync, readlinkSync, watch } from "node:fs";
import { join } from "node:path";
import type { SandboxHost } from "../sandbox/fleet/hosts.ts";
import { ReleaseId } from "../schema/ids.ts";

/** What a host's file system showed: its release folder came, its link moved, its state accepted the release. */
export interface HostEvent {
  at: number;
  host: string;
  what: "stage" | "switch" | "commit";
  release: string;
}

/** Watches the hosts themselves, independently of what the deploy says. */
export class HostEvents implements Disposable {
  readonly seen: HostEvent[] = [];
  readonly #watchers: FSWatcher[] = [];
  readonly #last = new Map<string, string>();

  constructor(hosts: readonly SandboxHost[]) {
    for (const host of hosts) if (host.kind === "real") this.#follow(host.id, host.host.root);
  }

  #follow(host: string, root: string): void {
    const [served, state] = [join(root, "srv/kloverbuy"), join(root, "var/lib/kloverbuy")];
    const look = (folder: string, what: HostEvent["what"], read: (name: string) => string | null) => {
      this.#watchers.push(
        watch(folder, (_, name) => {
          const release = read(name ?? "");
          if (release === null || !ReleaseId.safeParse(release).success) return;
          const key = `${host} ${what}`;
          if (this.#last.get(key) === release) return;
          this.#last.set(key, release);
          this.seen.push({ at: Date.now(), host, what, release });
        }),
      );
    };
    // A release that is pruned moves its folder too.
    look(join(served, "releases"), "stage", (name) => (existsSync(join(served, "releases", name)) ? name : null));
    look(served, "switch", (name) => (name === "live" ? pointed(join(served, name)) : null));
    look(state, "commit", (name) => (name === "state.json" ? committed(join(state, name)) : null));
  }

  [Symbol.dispose](): void {
    for (const watcher of this.#watchers) watcher.close();
  }
}

/** null while there is none. */
function pointed(link: string): string | null {
  try {
    return readlinkSync(link).replace(/^.*\//, "");
  } catch {
    return null;
  }
}

function committed(file: string): string | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")).committed;
  } catch {
    return null;
  }
}
