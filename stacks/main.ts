import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { App } from "cdktf";
import { AccountStack } from "./account-stack.ts";
import { BundleError } from "./commands/bundle.ts";
import { DocumentError } from "./commands/document.ts";
import { isPackedFrom } from "./commands/packed.ts";
import { ConfigError } from "./config/error.ts";
import { stateBuckets } from "./config/state.ts";
import { EnvironmentStack } from "./environment-stack.ts";
import { databaseWarnings } from "./reports/cost/support.ts";
import { StateStack } from "./state-stack.ts";

try {
  // Reading it is checking it: a value that cannot stand is told here, as a sentence.
  const { environments } = await import("./config/environment.ts");
  const script = readPacked();
  const app = new App({ stackTraces: false });
  for (const state of stateBuckets(environments)) {
    new StateStack(app, state);
    new AccountStack(app, state);
    for (const environment of environments.filter(({ account }) => account === state.account)) {
      new EnvironmentStack(app, environment, state, script);
    }
  }
  app.synth();
  for (const warning of environments.flatMap(databaseWarnings)) console.warn(warning);
} catch (error) {
  if (!(error instanceof BundleError || error instanceof ConfigError || error instanceof DocumentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** The bytes of `npm run build`: another gzip would make other ones, and each apply by another machine new documents. */
function readPacked(): string {
  const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const packed = readFileSync(at("dist/hosts/release.sh"), "utf8");
  if (isPackedFrom(at("shell"), packed)) return packed;
  throw new BundleError("dist/hosts/release.sh is not what shell/ is today: build it (npm run build).");
}
