import { setTimeout as pause } from "node:timers/promises";
import type { SandboxHost } from "../sandbox/fleet/hosts.ts";

/** The naive switch did not even bring the app back. */
export class NaiveBroke extends Error {}

/**
 * What many a deploy script does: stop the app, put the new files where the old ones were, start it. The app gets its graceful
 * stop and finishes what is in flight; what is lost is lost although everybody was polite. The former files are kept aside. The
 * archive's times are kept, as tar does: all the same, so visitors who come back are told that nothing has changed.
 */
const switchScript = `#!/usr/bin/env bash
set -Eeuo pipefail
served=$(readlink -f "$KLOVERBUY_ROOT/srv/kloverbuy/live")
unit="kloverbuy@\${served##*/}.service"
# Another one that looks different to a visitor, if there is one.
for other in "$KLOVERBUY_ROOT"/srv/kloverbuy/releases/*; do
  if [[ $other = "$served" ]]; then continue; fi
  if [[ -z \${new:-} ]] || ! cmp -s "$other/front/index.html" "$served/front/index.html"; then new=$other; fi
done
systemctl stop "$unit"
mv "$served/app" "$served/app.before"
cp -a "$new/app" "$served/app"
find "$served/app" -exec touch -h -d @0 {} +
systemctl start "$unit"
`;

const undoScript = `#!/usr/bin/env bash
set -Eeuo pipefail
served=$(readlink -f "$KLOVERBUY_ROOT/srv/kloverbuy/live")
unit="kloverbuy@\${served##*/}.service"
systemctl stop "$unit"
rm -rf "$served/app"
mv "$served/app.before" "$served/app"
systemctl start "$unit"
`;

/** A reproducible archive has the same time for every file, and so has what was unpacked by the last of such scripts. */
const forgetScript = `#!/usr/bin/env bash
set -Eeuo pipefail
find "$(readlink -f "$KLOVERBUY_ROOT/srv/kloverbuy/live")/app" -exec touch -h -d @0 {} +
`;

const lookMs = 100;
const mostMs = 30_000;

/** Lets every host be as naive scripts have left it. */
export const forgetTimes = (hosts: readonly SandboxHost[]) => everywhere(hosts, forgetScript);

/** Restarts every host in place, all at once; resolves when each answers again. */
export const restartInPlace = (hosts: readonly SandboxHost[]) => everywhere(hosts, switchScript);

/** Brings the files of before back, likewise. */
export const undo = (hosts: readonly SandboxHost[]) => everywhere(hosts, undoScript);

async function everywhere(hosts: readonly SandboxHost[], script: string): Promise<void> {
  await Promise.all(
    hosts.map(async (one) => {
      if (one.kind !== "real") return;
      const { code, stderr } = await one.host.run(script, {});
      if (code !== 0) throw new NaiveBroke(`The restart in place of ${one.id} ended with ${code}: ${stderr.trim()}`);
      await answered(one.url);
    }),
  );
}

async function answered(url: string): Promise<void> {
  for (const until = Date.now() + mostMs; ; await pause(lookMs)) {
    const response = await fetch(new URL("/api/release", url));
    await response.body?.cancel();
    if (response.ok) return;
    if (Date.now() > until) throw new NaiveBroke(`${url} did not come back within ${mostMs / 1000} s of its restart.`);
  }
}
