export { account, makeStacks } from "./make.ts";
export type { Maker } from "./maker.ts";
export { readStacks, StackError, type Stacks, synthesize } from "./read.ts";
