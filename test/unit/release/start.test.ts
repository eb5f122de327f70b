import { describe, expect, test } from "vitest";
import { SelectionRefused } from "../../../actions/lib/release/selection.ts";
import { missingFrontend, missingStart } from "../../../actions/lib/release/start-check.ts";
import { AppConfig } from "../../../schema/app-config.ts";

const app = (change: object) => AppConfig.parse({ package: { include: ["."] }, start: "node main.js", ...change });
const packed = (...paths: string[]) => ({ root: "/app", paths, bytes: 1 });

describe("the page that every unknown address falls back to", () => {
  const frontend = { folder: "dist", fallback: "app.html" };

  test("has to be packed where the app says that it is", () => {
    expect(() => missingFrontend(app({ frontend }), packed("main.js", "dist/app.html"))).not.toThrow();
    expect(() => missingFrontend(app({ frontend }), packed("main.js", "app.html", "dist/index.html"))).toThrow(
      SelectionRefused,
    );
    expect(() => missingFrontend(app({ frontend }), packed("main.js"))).toThrow("dist/app.html");
  });

  test("is not asked of an app without a front end", () => {
    expect(() => missingFrontend(app({}), packed("main.js"))).not.toThrow();
  });
});

describe("what start names", () => {
  test.each<[string, string[]]>([
    ["node main.js", ["main.js"]],
    ["node ./main.js", ["main.js"]],
    ["node main", ["main.js"]],
    ["node server", ["server/index.js"]],
    ["python3 run.py", ["run.py"]],
    ["python run.py", ["run.py"]],
    ["bin/serve --port 1", ["bin/serve"]],
    ["./bin/serve", ["bin/serve"]],
    ["bin./serve", ["bin./serve"]],
  ])("%s: is packed, and nothing is said", (start, paths) => {
    expect(missingStart(app({ start }), packed("other", ...paths))).toEqual([]);
  });

  test.each<[string, string]>([
    ["node main.js", "main.js"],
    ["node ./main.js", "main.js"],
    ["bash run.sh", "run.sh"],
    ["sh run.sh", "run.sh"],
    ["python run.py", "run.py"],
    ["ruby app.rb", "app.rb"],
    ["php app.php", "app.php"],
    ["bin/serve", "bin/serve"],
  ])("%s: is not packed, and is told by name", (start, name) => {
    expect(missingStart(app({ start }), packed("main", `other/${name}`, `${name}x`, "lib/index.js"))).toEqual([
      expect.stringContaining(`names ${name},`),
    ]);
  });

  test.each([
    "npm start",
    "node",
    "node --run serve",
    "/usr/bin/env node",
    "node /opt/app.js",
    "mynode main.js",
    "node2 x",
  ])("%s: is not in the artifact anyhow, and nothing is said", (start) => {
    expect(missingStart(app({ start }), packed("lib/index.js"))).toEqual([]);
  });
});
