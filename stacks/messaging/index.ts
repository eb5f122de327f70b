import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Keys } from "../storage/keys.ts";
import { type Texts, texts } from "./texts.ts";
import { makeTopics, type Topics } from "./topics.ts";

export interface Messaging {
  topics: Topics;
  texts: Texts;
}

/** Who is told what: topics for people and programs, texts for customers. */
export function messaging(stack: TerraformStack, environment: Environment, { keys }: { keys: Keys }): Messaging {
  return { topics: makeTopics(stack, environment, keys), texts: texts(stack, environment) };
}
