import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Crowd, checkout, crowd } from "./crowd.ts";
import { Site } from "./site.ts";

export interface SwitchingResult {
  switches: number;
  requests: number;
  lost: number;
  by_failure: Record<string, number>;
}

const connections = 128;
const betweenMs = 250;

/** The same checkouts under a switch by rename and under one by reload; both releases run all the time, so only the switch can lose. */
export async function measureSwitching(switches = 40): Promise<{ rename: SwitchingResult; reload: SwitchingResult }> {
  await using site = await Site.start(["a", "b"]);
  const run = async (turn: (release: string) => unknown) => {
    const sums = await crowd(site.url, { request: checkout(), connections }, async () => {
      for (let at = 0; at < switches; at++) {
        await turn(at % 2 === 0 ? "b" : "a");
        await pause(betweenMs);
      }
    });
    return told(switches, sums);
  };
  const rename = await run((release) => site.point(release));
  const reload = await run((release) => {
    site.write({ socket: site.socket(release) });
    return site.reload();
  });
  return { rename, reload };
}

function told(switches: number, { answered, releases, lost }: Crowd): SwitchingResult {
  // Without answers of both nothing was switched, and nothing lost proves nothing.
  if (!(releases.a && releases.b)) throw new Error(`Only one release answered: ${JSON.stringify(releases)}.`);
  const failed = Object.values(lost).reduce((sum, one) => sum + one, 0);
  return { switches, requests: answered + failed, lost: failed, by_failure: lost };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measureSwitching(), null, 2));
