import { computed } from "./computed.ts";
import { type Attributes, type Resource, type Stack, StackError } from "./read.ts";

/** One stack's resources by address, with every `${type.name.attribute}` of their texts resolved. Throws StackError. */
export class References {
  readonly #stack: Stack;
  readonly #place: { account: string; region: string };
  readonly #resources: Map<string, Resource>;
  /** What AWS says of a resource only once it is made: a document's hash. */
  readonly #made = new Map<string, Attributes>();

  constructor(stack: Stack, place: { account: string; region: string }) {
    this.#stack = stack;
    this.#place = place;
    this.#resources = new Map(stack.resources.map((one) => [address(one), one]));
  }

  of(type: string): Resource[] {
    return this.#stack.resources.filter((one) => one.type === type);
  }

  made(resource: Resource, attributes: Attributes): void {
    this.#made.set(address(resource), attributes);
  }

  /** An attribute's text; throws StackError where there is none. */
  text(resource: Resource, attribute: string): string {
    const found = this.optional(resource, attribute);
    if (found !== undefined) return found;
    throw new StackError(`${address(resource)} has no text in '${attribute}'.`);
  }

  /** A text that stands in the JSON, or that AWS would make up. */
  optional(resource: Resource, attribute: string): string | undefined {
    const given = this.#made.get(address(resource))?.[attribute] ?? resource.attributes[attribute];
    if (typeof given === "string") return this.resolve(given, address(resource));
    if (given !== undefined && given !== null) return undefined;
    const unique = `${this.#stack.name}.${address(resource)}`;
    const own = (other: string) => this.text(resource, other);
    return computed(resource.type, attribute, own, { ...this.#place, unique });
  }

  /** `by`: whose text it is, for the sentence of an error. */
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

export const address = ({ type, name }: Pick<Resource, "type" | "name">) => `${type}.${name}`;
