import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { AppConfig } from "../schema/app-config.ts";

const file = fileURLToPath(new URL("../schema/kloverbuy.schema.json", import.meta.url));

/** A whole file that works, as editors show it and a test parses it. */
export const example = {
  build: "npm ci && npm run build",
  package: { include: ["dist/**", "server/**", "package.json"], exclude: ["**/*.map"] },
  start: ["node", "server/main.js"],
  listen: "socket",
  health: { path: "/health", header: "X-Release" },
  frontend: { folder: "dist" },
  hooks: { "before-switch": ["node", "server/migrate.js"] },
  retention: 5,
};

/** What kloverbuy.yml may hold, for editors: generated from the very schema that the build action parses with. */
export function published(): string {
  const schema = {
    ...z.toJSONSchema(AppConfig, { io: "input", target: "draft-7" }),
    title: "kloverbuy.yml",
    description: "What an app says of itself: how it is built, packed, started and checked.",
    examples: [example],
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** True when the committed file is what the source says. */
export const isUpToDate = () => readFileSync(file, "utf8") === published();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, published());
  console.log("schema/kloverbuy.schema.json");
}
