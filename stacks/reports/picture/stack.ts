export type Attributes = Record<string, unknown>;

/** As much of a synthesized stack as is drawn. */
export interface Stack {
  terraform?: { backend?: { s3?: { bucket?: string } } };
  resource: Record<string, Record<string, Attributes>>;
}

export interface Resource {
  /** `<type>.<name>`, as references have it. */
  at: string;
  type: string;
  name: string;
  is: Attributes;
}

/** The picture would be silent about something, or wrong. */
export class PictureError extends Error {}

/** The resources of a stack and how they name each other. */
export class Resources {
  readonly every: Resource[];

  constructor(stack: Stack) {
    this.every = Object.entries(stack.resource).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, is]) => ({ at: `${type}.${name}`, type, name, is })),
    );
  }

  of(...types: string[]): Resource[] {
    return this.every.filter(({ type }) => types.includes(type));
  }

  /** The one resource of a type. Throws PictureError when there is none, or more: the picture was drawn for one. */
  one(type: string): Resource {
    const [only, ...others] = this.of(type);
    if (only === undefined || others.length > 0) {
      throw new PictureError(
        `stacks/reports/picture draws one ${type}, and there are ${others.length + (only ? 1 : 0)}.`,
      );
    }
    return only;
  }

  /** What a value refers to, of the given types; of any when none is given. */
  named(value: unknown, ...types: string[]): Resource[] {
    const found = references(value);
    return this.every.filter(({ at, type }) => found.has(at) && (types.length === 0 || types.includes(type)));
  }

  /** What refers to a resource, of the given types. */
  naming({ at }: Resource, ...types: string[]): Resource[] {
    return this.of(...types).filter(({ is }) => references(is).has(at));
  }
}

/** `${aws_subnet.public_a.id}` and its like. What only waits for another (`depends_on`) has no such form, and names nothing. */
function references(value: unknown): Set<string> {
  const text = JSON.stringify(value ?? null);
  return new Set(
    [...text.matchAll(/(?<!\$)\$\{[^}]*\}/g)].flatMap(([inside]) =>
      [...inside.matchAll(/\b(aws_\w+\.\w+)/g)].map(([at]) => at),
    ),
  );
}

/** The one value of a nested block, which synthesis writes as an object or as a list. */
export const block = (value: unknown): Attributes => ([value].flat()[0] as Attributes | undefined) ?? {};
