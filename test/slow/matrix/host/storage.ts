import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { changes, done, each, failed, type Mend, type Row, unchanged } from "./cell.ts";
import { type Disk, makeReadOnly, makeWritable } from "./disks.ts";

/** Disks that are full or read-only. */

const full =
  (disk: Disk) =>
  async ({ lab }: Bench): Promise<Mend> => {
    const filler = join(lab.path(disk), "filler");
    // The former state's second name would make room for the next one, if only that once.
    await lab.sh(`rm -f ${lab.path(disk)}/*.before; cat /dev/zero >${filler}`);
    return () => rm(filler);
  };

const readOnly =
  (...disks: Disk[]) =>
  async ({ lab }: Bench): Promise<Mend> => {
    const names = disks.length === 0 ? undefined : disks;
    makeReadOnly(lab.host.root, names);
    return () => makeWritable(lab.host.root, names);
  };

export const storage: Row[] = [
  {
    fault: "the disk of the state is full",
    inject: full("var/lib/kloverbuy"),
    ends: {
      status: unchanged,
      stage: failed("state"),
      switch: failed("pending"),
      commit: failed("commit"),
      revert: failed("pending", "old"),
      prune: done,
    },
  },
  {
    fault: "the disk of the releases is full",
    inject: full("srv/kloverbuy"),
    ends: { status: unchanged, stage: failed("space"), switch: done, commit: done, revert: done, prune: done },
  },
  {
    fault: "the disk of the logs is full",
    inject: full("var/log/kloverbuy"),
    ends: { status: unchanged, ...each(done, ...changes) },
  },
  {
    fault: "no space for notes of an operation",
    inject: full("run/kloverbuy"),
    ends: each(failed("state"), "status", ...changes),
  },
  {
    fault: "the disk of the releases is read-only",
    inject: readOnly("srv/kloverbuy"),
    ends: {
      status: unchanged,
      stage: failed("space"),
      switch: failed("switch"),
      commit: done,
      revert: failed("switch"),
      prune: failed("prune"),
    },
  },
  {
    fault: "everything but /run is read-only",
    inject: readOnly("srv/kloverbuy", "var/lib/kloverbuy", "var/log/kloverbuy"),
    ends: { status: unchanged, ...each(failed("lock"), ...changes) },
  },
  {
    fault: "everything is read-only",
    inject: readOnly(),
    ends: each(failed("start"), "status", "stage", "switch", "revert"),
  },
];
