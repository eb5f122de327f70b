import type { Service } from "./service.ts";

/** A service of AWS: what it serves, and which resources of the stacks are its own. */
export interface Played {
  /** Answers requests; absent where there is no endpoint here (keys, roles). */
  readonly service?: Service;
  /** The types of Terraform resources that it takes, each with what AWS makes up of one, by attribute. */
  readonly resources: Readonly<Record<string, MadeUp>>;
  /** Takes its resources from one stack. Throws StackError or PolicyError. */
  take?(stack: DeclaredStack): void;
}

/** An attribute that stands in no JSON because AWS makes it up; `own` reads another attribute of the same resource. */
export type MadeUp = Readonly<Record<string, (own: Own, place: Place) => string>>;
export type Own = (attribute: string) => string;
export interface Place {
  account: string;
  region: string;
  /** Names the resource in all stacks: what is derived from it is the same at each start. */
  unique: string;
}

export type Attributes = Record<string, unknown>;
export interface Resource {
  type: string;
  name: string;
  attributes: Attributes;
}

/** One stack of the synthesized JSON, its references resolved. */
export interface DeclaredStack {
  of(type: string): Resource[];
  /** An attribute's text; throws StackError where there is none. */
  text(resource: Resource, attribute: string): string;
  /** A text that stands in the JSON, or that AWS would make up. */
  optional(resource: Resource, attribute: string): string | undefined;
  /** `by`: whose text it is, for the sentence of an error. */
  resolve(text: string, by: string): string;
  /** What AWS says of a resource only once it is made: a document's hash. */
  made(resource: Resource, attributes: Attributes): void;
  /** The resources of a type that say something about another, by that one's name or ARN in `attribute`. */
  byOwner(type: string, attribute: string): Map<string, Resource>;
}

/** The stacks say something that this sandbox cannot play; ignoring it would make the sandbox lie. */
export class StackError extends Error {}

export const address = ({ type, name }: Pick<Resource, "type" | "name">) => `${type}.${name}`;
