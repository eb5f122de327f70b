import type { Stack } from "./synthesis.ts";

/** Something that each environment's synthesized JSON must have, and a stack that lacks it. */
export interface Promised {
  promise: string;
  holds(stack: Stack): boolean;
  /** The control: makes `holds` false. */
  spoil(stack: Stack): void;
}
