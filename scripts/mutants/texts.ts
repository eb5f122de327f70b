/*
 * A plugin of Stryker's: leaves out what people read, by rule. A test of wording would repeat the code, and a word that is wrong
 * moves no host. Stryker hands over Babel's nodes; what is needed of them is written down here.
 */

interface Node {
  type: string;
  [part: string]: unknown;
}
interface Path {
  node: Node;
  parent: Node | null;
  /** Where the node stands in its parent. */
  listKey?: string | null;
  key?: string | number | null;
}

/** Properties, and the variables that become them, which hold what people read. */
const SENTENCES = ["reason", "message", "cure", "title", "note", "sentence", "what"];

/** `log` of `log`, `ports.log` and `this.#log`. */
function lastName(node: Node): string {
  if (node.type === "Identifier") return String(node.name);
  if (node.type === "PrivateName") return lastName(node.id as Node);
  return node.type === "MemberExpression" ? lastName(node.property as Node) : "";
}

/** The method of the log that is called; undefined: it is another call. */
function ofLog({ type, callee }: Node): string | undefined {
  if (type !== "CallExpression" || (callee as Node).type !== "MemberExpression") return undefined;
  const { object, property } = callee as Node;
  return lastName(object as Node) === "log" ? lastName(property as Node) : undefined;
}

/** Why Stryker leaves a node, and all that is in it, as it is; undefined: it may be broken. */
export function whyLeftOut({ node, parent, listKey, key }: Path): string | undefined {
  if (parent === null) return undefined;
  const said = node.type === "ExpressionStatement" ? ofLog(node.expression as Node) : undefined;
  if (said === "info" || said === "warn") return "a line of the log";
  if (listKey === "arguments" && parent.type === "CallExpression") {
    if ((parent.callee as Node).type === "Super") return "a Problem's sentence";
    // What a group does is no text, its title is.
    if (ofLog(parent) !== undefined && !node.type.includes("Function")) return "a line of the log";
  }
  const value = parent.type === "ObjectProperty" && key === "value" && SENTENCES.includes(lastName(parent.key as Node));
  const made =
    parent.type === "VariableDeclarator" && key === "init" && SENTENCES.includes(lastName(parent.id as Node));
  return value || made ? "a sentence for people" : undefined;
}

export const strykerPlugins = [{ kind: "Ignore", name: "texts", value: { shouldIgnore: whyLeftOut } }];
