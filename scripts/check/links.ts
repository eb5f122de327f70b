import { existsSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { none } from "./finding.ts";
import { files, root, text } from "./repository.ts";

const exists = (path: string) => existsSync(join(root, path));

/** As GitHub makes them of headings. */
const anchors = (page: string) =>
  [...text(page).matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Relative links of pages that lead nowhere, and anchors that no heading makes. */
function deadLinks(): string[] {
  return files(/\.md$/).flatMap((page) =>
    [...text(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? page : normalize(join(dirname(page), path));
      if (!exists(target)) return [`${page}: ${link} is not there`];
      return anchor === undefined || !target.endsWith(".md") || anchors(target).includes(anchor)
        ? []
        : [`${page}: ${target} has no heading #${anchor}`];
    }),
  );
}

/** A file of ours by its path, or a page or script by its name alone. */
const NAMED =
  /(?<![\w/.@$}<>*~-])((?:[\w@-]+\/)+[\w.-]+\.(?:ts|tsx|sh|md|yml|json|conf|awk|jq|service)|[\w-]+\.(?:md|sh))(?![\w/*-])/g;
/** Made by a command, on a host, or in an app's repository. */
const ELSEWHERE =
  /^(report|cdktf\.out|dist|node_modules|sandbox\/state|stacks\/<|etc|src|server|R)\/|cdk\.tf\.json$|(^|\/)(state|current|lease|manifest|verified|demo|soak|release|daemon|freeze|host|package|tsconfig|kloverbuy|index)\.(json|yml)$/;

/** File names in pages, comments and messages that no file has any more. */
function deadNames(): string[] {
  const all = files(/./);
  const bare = new Set(all.map((path) => basename(path)));
  const sources = all.filter(
    (path) =>
      /\.(md|ts|tsx|sh|yml)$/.test(path) && !/^(dist|examples|CHANGELOG)/.test(path) && !path.startsWith("test/"),
  );
  return sources.flatMap((path) =>
    text(path)
      .split("\n")
      .filter((line) => !/\b(from|import)\b.*["']/.test(line))
      .flatMap((line) => [...line.matchAll(NAMED)].map(([, name = ""]) => name))
      .filter((name) => !ELSEWHERE.test(name))
      .filter((name) => {
        if (!name.includes("/")) return !bare.has(name);
        const near = normalize(join(dirname(path), name));
        return !exists(name) && !exists(near) && !all.some((file) => file.endsWith(`/${name}`));
      })
      .map((name) => `${path} names ${name}, which is not there`),
  );
}

export function namesAreAlive(): void {
  none([...new Set([...deadLinks(), ...deadNames()])], "name what is there now");
}
