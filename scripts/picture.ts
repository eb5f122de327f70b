import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { environments } from "../stacks/config/environment.ts";
import { page } from "../stacks/reports/picture/page.ts";
import type { Stack } from "../stacks/reports/picture/stack.ts";
import { synthesized } from "./synthesized.ts";

const file = fileURLToPath(new URL("../docs/infrastructure.md", import.meta.url));

/** docs/infrastructure.md as the stacks say it. Throws PictureError. */
export const pictures = () =>
  page(
    synthesized<Stack>(),
    environments.map(({ name }) => name),
  );

/** True when the committed file is what the source says. */
export const isUpToDate = () => readFileSync(file, "utf8") === pictures();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, pictures());
  console.log("docs/infrastructure.md");
}
