import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);

// actions/lib/text/problem.ts
var Problem = class extends Error {
  name = this.constructor.name;
};
var messageOf = (error) => error instanceof Error ? error.message : String(error);

export {
  Problem,
  messageOf
};
