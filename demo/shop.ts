import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { checkout } from "../sandbox/checkout.ts";

const run = promisify(execFile);
const original = join(checkout, "examples/shop");

/** What a developer would change between two releases. */
export interface Change {
  what: string;
  edits: { file: string; from: string | RegExp; to: string }[];
}

/** A change no longer fits the shop's source. */
export class ChangeMisfits extends Error {}

const sign = (text: string) => ({ file: "web/banner.ts", from: /"[^"]*"/, to: JSON.stringify(text) });
const price = (product: string, cents: number) => ({
  file: "server/catalogue.ts",
  from: new RegExp(`(?<before>id: "${product}",[^}]*priceCents: )\\d+`),
  to: `$<before>${cents}`,
});

export const goodChanges: readonly Change[] = [
  { what: "a new banner", edits: [sign("Sow clover now: it flowers in June.")] },
  {
    what: "a blue theme",
    edits: [{ file: "web/theme.css", from: "--accent: #1f7a44", to: "--accent: #1f5f9a" }],
  },
  {
    what: "free shipping from € 40, told by the front end and granted by the back end",
    edits: [
      sign("Free shipping from € 40."),
      { file: "server/order.ts", from: "freeShippingFromCents = 5000", to: "freeShippingFromCents = 4000" },
    ],
  },
  { what: "a cheaper fern", edits: [price("fern", 1790)] },
];

/** The shop's own health check finds it: what costs nothing must not be sold. It fails fast. */
export const badChange: Change = {
  what: "a pot for 0 cents: the health check fails",
  edits: [price("terracotta", 0), { file: "kloverbuy.yml", from: /(?<before>timeout: )\d+/, to: "$<before>3" }],
};

/** As many more releases as are wanted. */
export const oneMore = (n: number): Change => ({
  what: `banner ${n}`,
  edits: [sign(`Release ${n}: still in flower.`)],
});

/** A copy of the shop with a history of its own; what is changed in it touches no file of the checkout. */
export class Shop {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Below `parent`, which must be empty. The packages are the checkout's, by symlinks. */
  static async copy(parent: string): Promise<Shop> {
    const shop = new Shop(join(parent, "shop"));
    await mkdir(parent, { recursive: true });
    const skipped = ["node_modules", "dist"];
    await cp(original, shop.folder, { recursive: true, filter: (path) => !skipped.includes(basename(path)) });
    await symlink(join(checkout, "node_modules"), join(parent, "node_modules"));
    await symlink(join(original, "node_modules"), join(shop.folder, "node_modules"));
    await writeFile(join(shop.folder, ".gitignore"), "node_modules\ndist\n");
    await shop.#git("init", "-q");
    await shop.commit("The shop");
    return shop;
  }

  async change({ what, edits }: Change): Promise<void> {
    for (const { file, from, to } of edits) {
      const path = join(this.folder, file);
      const before = await readFile(path, "utf8");
      const after = before.replace(from, to);
      if (after === before) throw new ChangeMisfits(`'${what}' changes nothing in ${file}: adapt demo/shop.ts.`);
      await writeFile(path, after);
    }
    await this.commit(what);
  }

  async commit(message: string): Promise<void> {
    await this.#git("add", "-A");
    const author = ["-c", "user.name=Demo", "-c", "user.email=demo@example.org"];
    await this.#git(...author, "commit", "-q", "-m", message);
  }

  async #git(...words: string[]): Promise<void> {
    // The user's own settings, hooks and signing keys are none of the demo's business.
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    await run("git", words, { cwd: this.folder, env });
  }
}
