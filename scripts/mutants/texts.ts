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
  /** Where the node stands in its parent; `arguments` is a list. */
  listKey?: string | null;
  key?: string | number | null;
}

/** Properties, and the variables that become them, which hold a sentence. */
const SENTENCES = ["reason", "message", "cure", "title", "note"];

const isFunction = ({ type }: Node) => /Function/.test(type);

const name = (node: unknown): string => {
  const { type, name, property, id } = (node ?? {}) as { type?: string; name?: string; property?: Node; id?: Node };
  if (type === "Identifier" || type === "PrivateName") return name ?? (id as { name?: string } | undefined)?.name ?? "";
  return property === undefined ? "" : name_(property);
};
const name_ = name;

/** `log.info(...)`, `this.#log.warn(...)`, `ports.log.group(...)`. */
function isLog(callee: Node): boolean {
  return callee.type === "MemberExpression" && name(callee.object) === "log";
}

export function whyLeftOut({ node, parent, listKey, key }: Path): string | undefined {
  if (parent === null) return undefined;
  if (listKey === "arguments" && parent.type === "CallExpression") {
    const callee = parent.callee as Node;
    if (callee.type === "Super") return "a Problem's sentence";
    // What a group does is no text.
    if (isLog(callee) && !isFunction(node)) return "a line of the log";
  }
  const value = parent.type === "ObjectProperty" && key === "value" && SENTENCES.includes(name(parent.key));
  const made = parent.type === "VariableDeclarator" && key === "init" && SENTENCES.includes(name(parent.id));
  return value || made ? "a sentence for people" : undefined;
}

export const strykerPlugins = [{ kind: "Ignore", name: "texts", value: { shouldIgnore: whyLeftOut } }];
