export { account, makeStacks } from "./stack/make.ts";
export type { Maker } from "./stack/maker.ts";
export { readStacks, StackError, type Stacks, synthesize } from "./stack/read.ts";
