import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const lib = fileURLToPath(new URL("../../actions/lib", import.meta.url));

/** The rooms whose every decision has a test: the files of each folder. */
export const rooms: Record<string, string[]> = Object.fromEntries(
  ["rollout", "bake", "fleet", "environment", "release"].map((room) => [
    room,
    readdirSync(join(lib, room)).map((file) => `actions/lib/${room}/${file}`),
  ]),
);

/** The room of a file; a file of no room is its own. */
export const roomOf = (file: string) => Object.keys(rooms).find((name) => rooms[name]?.includes(file)) ?? file;
