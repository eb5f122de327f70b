import { afterAll, beforeAll, beforeEach, describe, it } from "vitest";
import { fencing } from "./fencing.ts";
import { pruning } from "./pruning.ts";
import { reading } from "./reading.ts";
import { settling } from "./settling.ts";
import { type ContractHost, type Kind, type Sentence, Spoken } from "./spoken.ts";
import { staging } from "./staging.ts";
import { switching } from "./switching.ts";

const groups: Record<string, Sentence[]> = {
  "status and measure": reading,
  stage: staging,
  switch: switching,
  "commit and revert": settling,
  prune: pruning,
  "parameters and fences": fencing,
};

/** Registers every sentence for one kind of host. Each begins on a host that was just born. */
export function hostContract(kind: Kind, open: () => Promise<ContractHost>): void {
  describe(`what release.sh promises, of the ${kind} host:`, () => {
    let host: ContractHost;
    beforeAll(async () => {
      host = await open();
    });
    beforeEach(() => host.reset());
    afterAll(() => host?.close());
    for (const [group, sentences] of Object.entries(groups)) {
      describe(group, () => {
        for (const { promise, notOf, check } of sentences) {
          if (notOf?.[kind] === undefined) it(promise, () => check(new Spoken(host)));
        }
      });
    }
  });
}
