import type { AppConfig } from "../../../schema/app-config.ts";
import { type Selection, SelectionRefused } from "./selection.ts";

/** Refuses an artifact without the page that Nginx falls back to: every visitor would get a 404. */
export function missingFrontend({ frontend }: AppConfig, { root, paths }: Selection): void {
  if (frontend === null) return;
  const page = `${frontend.folder}/${frontend.fallback}`;
  if (!paths.includes(page)) {
    const cure = "correct frontend.folder or frontend.fallback, include the folder, or build it";
    throw new SelectionRefused(root, [`the front end's page ${page} is not among the chosen files: ${cure}`]);
  }
}

/**
 * Warnings, not refusals: `node server` may find server/index.js in several ways, and a release that cannot start is refused
 * by the first host anyway.
 */
export function missingStart({ start }: AppConfig, { paths }: Selection): string[] {
  const [program = "", script = ""] = start;
  const named = program.includes("/") ? program : /^(node|bash|sh|python3?|ruby|php)$/.test(program) ? script : "";
  const path = named.replace(/^\.\//, "");
  if (path === "" || path.startsWith("-") || path.startsWith("/")) return [];
  if (paths.some((one) => one === path || one.startsWith(`${path}/`) || one.startsWith(`${path}.`))) return [];
  return [`start names ${path}, which is not among the packed files: include it, or correct start.`];
}
