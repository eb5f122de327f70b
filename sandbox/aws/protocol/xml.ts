import { XMLParser, XMLValidator } from "fast-xml-parser";

export type XmlValue = string | number | boolean | undefined | XmlValue[] | { [name: string]: XmlValue };

// XML 1.0 cannot carry most control characters at all; S3 writes them as references and offers encoding-type=url instead.
const special = /[&<>"]|(?![\t\n])\p{Cc}/gu;
const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string) => text.replace(special, (one) => named[one] ?? `&#x${one.charCodeAt(0).toString(16)};`);

/** undefined leaves the element out; a list repeats it. */
function element(name: string, value: XmlValue): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join("");
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: XmlValue): string {
  if (value === null || typeof value !== "object") return escaped(String(value));
  return Object.entries(value)
    .map(([name, inner]) => element(name, inner))
    .join("");
}

export function document(root: string, value: XmlValue, namespace?: string): string {
  const attribute = namespace ? ` xmlns="${namespace}"` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${content(value)}</${root}>`;
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false, htmlEntities: true });

export interface XmlNode {
  text(name: string): string | undefined;
  all(name: string): XmlNode[];
}

/** undefined: not well-formed, or the root element has another name. */
export function parseDocument(text: string, root: string): XmlNode | undefined {
  // No AWS client sends a document type, and nothing good can come of its entities.
  if (text.includes("<!DOCTYPE") || XMLValidator.validate(text) !== true) return undefined;
  const parsed = parsedOrUndefined(text);
  return has(parsed, root) ? node(parsed[root]) : undefined;
}

/** The parser has limits of its own, on entities and depth. */
function parsedOrUndefined(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return undefined;
  }
}

const has = (value: unknown, name: string): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name);

function node(value: unknown): XmlNode {
  const children = (name: string): unknown[] => {
    if (!has(value, name)) return [];
    const child = value[name];
    return Array.isArray(child) ? child : [child];
  };
  return {
    text: (name) => {
      const [first] = children(name);
      return typeof first === "string" ? first : undefined;
    },
    all: (name) => children(name).map(node),
  };
}
