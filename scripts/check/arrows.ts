import { dirname, join, normalize } from "node:path";
import { none } from "./finding.ts";
import { files, text } from "./repository.ts";
import { outside, rooms } from "./rooms.ts";

/** Files, and the files of ours that each imports; paths from the root. */
type Imports = Map<string, string[]>;

const REFERENCE = /(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g;

/** Every import goes from a room to one that it may enter, and none of them leads back. */
export function arrowsPointDown(): void {
  const sources = files(/\.tsx?$/).filter((path) => !path.startsWith("dist/"));
  const all = imports(sources.map((path) => [path, text(path)]));
  none(
    [...forbidden(all), ...circles(all)],
    "move what both need below both; scripts/check/rooms.ts says what may enter",
  );
}

export function imports(sources: [path: string, text: string][]): Imports {
  const targets = (path: string, source: string) =>
    [...source.matchAll(REFERENCE)].map(([, target = ""]) => normalize(join(dirname(path), target)));
  return new Map(sources.map(([path, source]) => [path, targets(path, source)]));
}

const inside = (path: string, room: string) => path.startsWith(`${room}/`);

/** The room of the longest folder; undefined: it stands in none. */
function roomOf(path: string): string | undefined {
  if (!path.includes("/")) return ".";
  const names = [...Object.keys(rooms), ...outside].filter((room) => inside(path, room));
  return names.sort((a, b) => b.length - a.length)[0];
}

/** Imports from room to room that the table does not allow, and files that stand in no room. */
export function forbidden(all: Imports): string[] {
  return [...all].flatMap(([path, targets]) => {
    const from = roomOf(path);
    if (from === undefined) return [`${path} stands in no room`];
    if (outside.includes(from)) return [];
    return targets
      .filter((target) => {
        const to = roomOf(target);
        return to !== from && !rooms[from]?.includes(to ?? "");
      })
      .map((target) => `${path} imports ${target}, and ${from} may not enter ${roomOf(target) ?? "it"}`);
  });
}

/** Circles among the files and folders of each folder, where a folder stands for all that is in it. */
export function circles(all: Imports): string[] {
  const graphs = new Map<string, Map<string, Set<string>>>();
  for (const [path, targets] of all) {
    for (const target of targets) {
      const [from, to] = [path.split("/"), target.split("/")];
      const same = from.findIndex((part, at) => part !== to[at]);
      if (same === -1) continue;
      const folder = from.slice(0, same).join("/") || ".";
      // Both may look into all.
      if (folder === "." && outside.includes(from[0] ?? "") && outside.includes(to[0] ?? "")) continue;
      const graph = graphs.get(folder) ?? new Map<string, Set<string>>();
      graphs.set(folder, graph);
      const name = from[same] ?? "";
      graph.set(name, (graph.get(name) ?? new Set()).add(to[same] ?? ""));
    }
  }
  return [...graphs].flatMap(([folder, graph]) =>
    rings(graph).map((ring) => `in ${folder}: ${ring.join(", ")} import one another`),
  );
}

/** Groups of nodes that reach one another. */
function rings(graph: Map<string, Set<string>>): string[][] {
  const reach = new Map<string, Set<string>>();
  for (const node of graph.keys()) {
    const seen = new Set<string>();
    const visit = (one: string) => {
      for (const next of graph.get(one) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        visit(next);
      }
    };
    visit(node);
    reach.set(node, seen);
  }
  const groups = [...reach].filter(([node, seen]) => seen.has(node));
  const ring = ([node, seen]: [string, Set<string>]) => [...seen].filter((one) => reach.get(one)?.has(node)).sort();
  return [...new Map(groups.map((group) => [ring(group).join(), ring(group)])).values()];
}
