import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const checkout = fileURLToPath(new URL("..", import.meta.url));

/** The README that tells of an action, and where that is declared. */
const pages: Record<string, string> = {
  "actions/build/README.md": "actions/build/action.yml",
  "actions/deploy/README.md": "actions/deploy/action.yml",
  "actions/rollback/README.md": "actions/rollback/action.yml",
  "actions/pipeline/README.md": "action.yml",
};

interface Field {
  description: string;
  required?: boolean;
  default?: string;
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const usual = ({ required, default: value = "" }: Field) =>
  required ? "required" : value === "" ? "" : `\`${value}\``;

/** Both tables of an action, from its action.yml. */
function tables(file: string): Record<string, string> {
  const { inputs, outputs }: Record<string, Record<string, Field>> = parse(readFileSync(join(checkout, file), "utf8"));
  const all = (fields: Record<string, Field> = {}) => Object.entries(fields);
  return {
    inputs: table(
      ["input", "default", "meaning"],
      all(inputs).map(([name, field]) => [`\`${name}\``, usual(field), cell(field.description)]),
    ),
    outputs: table(
      ["output", "meaning"],
      all(outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)]),
    ),
  };
}

/** What each page must be, by path. Throws when a page has no place for a table. */
export function written(): Map<string, string> {
  return new Map(
    Object.entries(pages).map(([page, file]) => {
      let text = readFileSync(join(checkout, page), "utf8");
      for (const [name, rows] of Object.entries(tables(file))) {
        const place = new RegExp(`(<!-- ${name}: .*? -->\n)[\\s\\S]*?(<!-- end -->)`);
        if (!place.test(text)) throw new Error(`${page} has no place '<!-- ${name}: … -->' for the table of ${file}.`);
        text = text.replace(place, (_, begin: string, end: string) => `${begin}${rows}\n${end}`);
      }
      return [page, text];
    }),
  );
}

/** Pages whose tables are not what action.yml says. */
export const stale = () => [...written()].filter(([page, text]) => readFileSync(join(checkout, page), "utf8") !== text);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [page, text] of stale()) {
    writeFileSync(join(checkout, page), text);
    console.log(page);
  }
}
