import { type MadeUp, type Played, StackError } from "../../aws/protocol/played.ts";
import { leftToAws, madeUpOfTheRest } from "./left-to-aws.ts";
import type { Stacks } from "./read.ts";
import { References } from "./references.ts";

export const account = "123456789012";

/** Hands each stack to every service, which takes its own. Throws StackError for a resource that no service plays, or that cannot be resolved. */
export function takeStacks({ region, stacks }: Stacks, services: readonly Played[]): void {
  const taken = typesOf(services);
  // Names of resources are a stack's own: each stack has a `release` document.
  for (const stack of stacks) {
    const unknown = stack.resources.find(({ type }) => !taken.has(type) && !leftToAws.has(type));
    if (unknown) {
      throw new StackError(
        `${stack.name} declares ${unknown.type}.${unknown.name}, which the sandbox does not know: let a service take it (sandbox/README.md, "One more service"), or leave it to AWS in sandbox/account/stack/left-to-aws.ts.`,
      );
    }
    const madeUp = new Map([...madeUpOfTheRest, ...taken]);
    const references = new References(stack, { account, region }, madeUp);
    for (const service of services) service.take?.(references);
  }
}

/** Every type that a service takes. Throws StackError where two take one, or where it is left to AWS as well. */
function typesOf(services: readonly Played[]): ReadonlyMap<string, MadeUp> {
  const taken = new Map<string, MadeUp>();
  for (const [type, madeUp] of services.flatMap(({ resources }) => Object.entries(resources))) {
    if (taken.has(type)) throw new StackError(`Two services of the sandbox take ${type}.`);
    if (leftToAws.has(type)) throw new StackError(`A service takes ${type}, which left-to-aws.ts leaves to AWS.`);
    taken.set(type, madeUp);
  }
  return taken;
}
