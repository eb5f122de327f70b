export { StackError } from "../../aws/protocol/played.ts";
export { readStacks, type Stacks, synthesize } from "./read.ts";
export { account, takeStacks } from "./take.ts";
