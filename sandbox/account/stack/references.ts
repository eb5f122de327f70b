import {
  type Attributes,
  address,
  type DeclaredStack,
  type MadeUp,
  type Resource,
  StackError,
} from "../../aws/protocol/played.ts";
import { invented } from "./made-up.ts";
import type { Stack } from "./read.ts";

/** One stack's resources by address, with every `${type.name.attribute}` of their texts resolved. Throws StackError. */
export class References implements DeclaredStack {
  readonly #stack: Stack;
  readonly #place: { account: string; region: string };
  readonly #madeUp: ReadonlyMap<string, MadeUp>;
  readonly #resources: Map<string, Resource>;
  readonly #made = new Map<string, Attributes>();

  constructor(stack: Stack, place: { account: string; region: string }, madeUp: ReadonlyMap<string, MadeUp>) {
    this.#stack = stack;
    this.#place = place;
    this.#madeUp = madeUp;
    this.#resources = new Map(stack.resources.map((one) => [address(one), one]));
  }

  of(type: string): Resource[] {
    return this.#stack.resources.filter((one) => one.type === type);
  }

  byOwner(type: string, attribute: string): Map<string, Resource> {
    return new Map(this.of(type).map((one) => [this.text(one, attribute), one]));
  }

  made(resource: Resource, attributes: Attributes): void {
    this.#made.set(address(resource), attributes);
  }

  text(resource: Resource, attribute: string): string {
    const found = this.optional(resource, attribute);
    if (found !== undefined) return found;
    throw new StackError(`${address(resource)} has no text in '${attribute}'.`);
  }

  optional(resource: Resource, attribute: string): string | undefined {
    const given = this.#made.get(address(resource))?.[attribute] ?? resource.attributes[attribute];
    if (typeof given === "string") return this.resolve(given, address(resource));
    if (given !== undefined && given !== null) return undefined;
    const unique = `${this.#stack.name}.${address(resource)}`;
    const place = { ...this.#place, unique };
    const make = this.#madeUp.get(resource.type)?.[attribute];
    return make?.((other) => this.text(resource, other), place) ?? invented(resource.type, attribute, place);
  }

  resolve(text: string, by: string): string {
    const resolved = text.replace(/(?<!\$)\$\{([^}]*)\}/g, (_, reference: string) => this.#look(reference, by));
    // Terraform writes a literal ${ as $${ and %{ as %%{, which the embedded scripts are full of.
    return resolved.replaceAll("$${", "${").replaceAll("%%{", "%{");
  }

  #look(reference: string, by: string): string {
    const [, name = "", attribute = ""] = /^\s*(\w+\.\w+)\.([\w.[\]]+)\s*$/.exec(reference) ?? [];
    const resource = this.#resources.get(name);
    const value = resource && this.optional(resource, attribute);
    if (value !== undefined) return value;
    throw new StackError(
      `${by} refers to \${${reference}}, which the sandbox cannot resolve: teach sandbox/account/stack.`,
    );
  }
}
