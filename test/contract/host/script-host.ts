import { ScriptHost } from "../../shell/lab/lab.ts";
import { publish } from "../../shell/lab/releases.ts";
import type { ContractHost, Release } from "./spoken.ts";

/** The truth: release.sh on a host with a real Nginx, real processes and a real S3. */
export async function openScriptHost(): Promise<ContractHost> {
  const lab = await ScriptHost.open();
  const absent = "abcdef0-000000000000";
  const ids: Record<Release, string> = { one: "", two: "", three: "", frail: "", sick: "", absent };
  for (const name of ["one", "two", "three", "frail", "sick"] as const) {
    // A frail one is asked for so long; the others have time on a busy machine.
    const timeout = name === "sick" ? 1 : name === "frail" ? 5 : 20;
    ids[name] = await publish(lab, { text: name, config: { health: { timeout, header: "x-release" } } });
  }
  const sh = async (script: string) => {
    const { code, stdout, stderr } = await lab.sh(`set -eu\nR=$KLOVERBUY_ROOT\n${script}`);
    if (code !== 0) throw new Error(`${script}: ${stderr}`);
    return stdout;
  };
  const lines = async (script: string) => (await sh(script)).split("\n").filter((line) => line !== "");
  return {
    ids,
    run: async ({ operation = "", ...words }) => (await lab.run(operation, words)).result,
    installed: () => lines(`ls "$R/srv/kloverbuy/releases"`),
    running: () =>
      lines(
        "systemctl list-units --plain --no-legend --all 'kloverbuy@*' | sed -n 's/^kloverbuy@\\(.*\\).service .* active .*/\\1/p'",
      ),
    stop: async (release) => void (await sh(`systemctl stop kloverbuy@${release}.service`)),
    sicken: async (release) =>
      void (await sh(
        `curl -q -s --unix-socket "$R/srv/kloverbuy/releases/${release}/run/app.sock" "http://app/api/become?mood=sick"`,
      )),
    reset: async () =>
      void (await sh(`
        systemctl list-units --plain --no-legend --all 'kloverbuy@*' | while read -r unit _; do
          systemctl disable "$unit" || true
          systemctl stop "$unit"
        done
        rm -rf "$R"/srv/kloverbuy/live "$R"/srv/kloverbuy/releases/* "$R"/srv/kloverbuy/assets/*
        rm -f "$R"/var/lib/kloverbuy/state.json "$R"/var/lib/kloverbuy/fence "$R"/var/lib/kloverbuy/staged
        : >"$R/var/log/nginx/access.log"`)),
    close: () => lab[Symbol.asyncDispose](),
  };
}
