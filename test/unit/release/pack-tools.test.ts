import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packTools, ToolMissing } from "../../../actions/lib/release/pack-tools.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-tools-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A runner that has these programs, each of which says who it is. */
function runner(programs: Record<string, string>): string {
  for (const [name, version] of Object.entries(programs)) {
    const text = `#!/bin/sh\n[ "$1" = --version ] && [ "$LC_ALL" = C ] || exit 1\n${version}\n`;
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}
const gnu = "echo 'tar (GNU tar) 1.34'";
const zstd = "echo '*** zstd command line interface 64-bits v1.5.4'";

test("a runner's own GNU tar and zstd pack, found where its PATH says", async () => {
  const path = runner({ tar: gnu, zstd });
  expect(await packTools(path)).toEqual({ tar: "tar", zstd: "zstd", path });
});

test("where tar is another one, GNU's is taken by its other name", async () => {
  const path = runner({ tar: "echo 'bsdtar 3.5.3'", gtar: gnu, zstd: "echo 'Zstandard CLI v1.4'" });
  expect(await packTools(path)).toEqual({ tar: "gtar", zstd: "zstd", path });
});

test.each([
  ["tar is missing", { zstd }, "GNU tar"],
  ["tar is another one", { tar: "echo 'bsdtar 3.5.3'", zstd }, "GNU tar"],
  ["tar does not run", { tar: "exit 1", zstd }, "GNU tar"],
  ["zstd is missing", { tar: gnu }, "zstd"],
  ["zstd is something else", { tar: gnu, zstd: "echo 'a game 1.0'" }, "zstd"],
])("when %s, that is told by name", async (_, programs, name) => {
  const refused = packTools(runner(programs));
  await expect(refused).rejects.toThrow(ToolMissing);
  await expect(refused).rejects.toThrow(`no ${name}.`);
});
