import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/** Real small file systems in place of a host's folders, so that they can fill up and be read-only. Mounting needs root. */
const sizes = {
  "srv/kloverbuy": "60m",
  "var/lib/kloverbuy": "64k",
  "var/log/kloverbuy": "4m",
  "run/kloverbuy": "4m",
};
export type Disk = keyof typeof sizes;
const disks = Object.keys(sizes) as Disk[];

export const mayMount = process.getuid?.() === 0;

export async function mountDisks(root: string): Promise<void> {
  for (const disk of disks) {
    await mkdir(join(root, disk), { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizes[disk]}`, "tmpfs", join(root, disk)]);
  }
}

/** Lazily: what ran on the host may still have files open there. */
export function unmountDisks(root: string): void {
  for (const disk of disks) execFileSync("umount", ["-l", join(root, disk)]);
}

/** A second mount above the first: who has a file open, as the app has its log, goes on writing. */
export function makeReadOnly(root: string, names: readonly Disk[] = disks): void {
  for (const name of names) {
    const place = join(root, name);
    execFileSync("mount", ["--bind", place, place]);
    execFileSync("mount", ["-o", "remount,bind,ro", place]);
  }
}

export function makeWritable(root: string, names: readonly Disk[] = disks): void {
  for (const name of names) execFileSync("umount", [join(root, name)]);
}
