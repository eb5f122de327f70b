import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import type { Bench } from "./bench.ts";
import { done, each, failed, type Mend, planned, type Row, refused, unchanged } from "./cell.ts";

/** Programs that fail on the host: in front of the real ones on its PATH. */

/** `when` is a bash pattern of the words after which it fails; everything else goes to the real program. */
export const broken =
  (tool: string, when = "*", fails = "echo broken >&2; exit 1") =>
  async ({ lab }: Bench): Promise<Mend> => {
    const file = lab.path(`bin/${tool}`);
    const former = await readFile(file, "utf8").catch(() => undefined);
    const real = former === undefined ? (await lab.sh(`type -P ${tool}`)).stdout.trim() : `${file}.real`;
    if (former !== undefined) await put(real, former);
    await put(file, `#!/bin/bash\nif [[ "$*" = ${when} ]]; then ${fails}; fi\nexec ${real} "$@"\n`);
    return async () => {
      if (former === undefined) return rm(file);
      await put(file, former);
      await rm(real);
    };
  };

async function put(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await chmod(file, 0o755);
}

/** Its limits differ, so its switch brings a site of its own, and a reload. */
export const withSite = planned({ text: "site", config: { request: { body: 7 } } });

const confused = async ({ lab }: Bench): Promise<Mend> => {
  await lab.sh("echo 'no such directive;' >>$KLOVERBUY_ROOT/etc/nginx/nginx.conf");
  return () => lab.sh("sed -i '$d' $KLOVERBUY_ROOT/etc/nginx/nginx.conf");
};

export const tools: Row[] = [
  {
    fault: "nginx -t fails, for a release with a site of its own",
    release: withSite,
    inject: confused,
    ends: { stage: failed("site"), switch: failed("site"), commit: done, revert: failed("site") },
  },
  {
    fault: "nginx -t would fail, for a release with the same site",
    inject: confused,
    ends: { stage: done, switch: done, commit: done, revert: done },
  },
  {
    fault: "Nginx's reload fails",
    release: withSite,
    inject: broken("nginx", "*'-s reload'"),
    ends: { switch: failed("reload"), revert: failed("reload") },
  },
  {
    fault: "Nginx says that it reloads, and does not",
    release: withSite,
    inject: broken("nginx", "*'-s reload'", "exit 0"),
    ends: { switch: failed("reload") },
  },
  {
    fault: "systemd enables nothing",
    inject: broken("systemctl", "'enable '*"),
    ends: { stage: done, switch: failed("pending"), commit: failed("commit") },
  },
  { fault: "systemd starts nothing", inject: broken("systemctl", "'start '*"), ends: { stage: failed("start") } },
  {
    fault: "systemd does not answer",
    inject: broken("systemctl"),
    ends: {
      status: unchanged,
      stage: failed("start"),
      switch: refused("state"),
      commit: failed("commit"),
      revert: failed("start"),
      prune: done,
    },
  },
  {
    fault: "jq cannot run",
    inject: broken("jq"),
    ends: each(refused("result"), "status", "stage", "switch", "revert"),
  },
  {
    fault: "no rename works",
    inject: broken("mv"),
    ends: {
      stage: failed("state"),
      switch: failed("pending"),
      commit: failed("commit"),
      revert: failed("switch"),
      prune: failed("prune"),
    },
  },
  {
    fault: "sync fails",
    inject: broken("sync"),
    ends: {
      stage: failed("state"),
      switch: failed("pending"),
      commit: failed("commit"),
      revert: failed("switch"),
    },
  },
  {
    fault: "no AWS CLI",
    inject: broken("aws", "*", "exit 127"),
    ends: { stage: failed("download") },
  },
  { fault: "zstd is killed", inject: broken("zstd", "*", "kill -9 $$"), ends: { stage: failed("inspect") } },
  { fault: "tar is killed", inject: broken("tar", "*-xf*", "kill -9 $$"), ends: { stage: failed("unpack") } },
];
