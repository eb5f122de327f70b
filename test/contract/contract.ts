import { afterAll, beforeAll, describe, it } from "vitest";
import { type Services, type Target, targetsAtHand } from "./targets.ts";

/** One promise of AWS that the project builds on. */
export interface Assertion<Context> {
  promise: string;
  verified: {
    /** Runs against the sandbox in every test run. */
    sandbox: true;
    /** Runs against moto too, or why moto differs. */
    moto: true | string;
    /** Where AWS documents it, or when it was last run against AWS. It also runs there when a contract bucket is named. */
    aws: string;
  };
  /** It makes buckets or looks at the whole account, so it is not run against a real account. */
  ownAccount?: true;
  check(context: Context): Promise<void>;
}

export interface Suite<Context> {
  services: Services;
  /** Made once per target. */
  open(target: Target): Promise<Context>;
  groups: Record<string, Assertion<Context>[]>;
}

const runsOn = (target: Target["name"], { verified, ownAccount }: Assertion<never>): boolean =>
  target === "sandbox" || (target === "moto" ? verified.moto === true : ownAccount === undefined);

/** Registers every assertion for every target at hand on which it is said to hold. */
export function contract<Context>(title: string, suite: Suite<Context>): void {
  for (const { name, start } of targetsAtHand(suite.services)) {
    describe(`${title} on ${name}`, () => {
      let target: Target;
      let context: Context;
      beforeAll(async () => {
        target = await start();
        context = await suite.open(target);
      });
      afterAll(() => target?.close());
      for (const [group, assertions] of Object.entries(suite.groups)) {
        describe(group, () => {
          for (const one of assertions.filter((each) => runsOn(name, each))) it(one.promise, () => one.check(context));
        });
      }
    });
  }
}
