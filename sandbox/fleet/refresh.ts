import type { Balancer } from "../balancer/balancer.ts";
import type { NewHosts, SandboxHost } from "./hosts.ts";

export interface RefreshOptions {
  hosts: readonly SandboxHost[];
  balancer: Balancer;
  addHosts(wanted: NewHosts): Promise<SandboxHost[]>;
  removeHost(id: string): Promise<boolean>;
  /** A folder with the `nginx` that new hosts get. */
  nginx?: string | undefined;
}

/**
 * Auto Scaling's instance refresh as stacks/compute/fleet.ts asks for it: a new host serves before the balancer takes a former
 * one out, and that one ends when it has answered what it had. What raises the pinned Nginx of a living fleet.
 */
export async function refresh({ hosts, balancer, addHosts, removeHost, nginx }: RefreshOptions): Promise<void> {
  for (const former of [...hosts]) {
    for (const host of await addHosts({ count: 1, nginx })) {
      if (host.kind === "real") await balancer.register(host.id, host.url);
    }
    await balancer.deregister(former.id);
    await removeHost(former.id);
  }
}
