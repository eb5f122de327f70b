import { fileURLToPath } from "node:url";
import { App } from "cdktf";
import { AccountStack } from "./account-stack.ts";
import { BundleError, bundle } from "./commands/bundle.ts";
import { DocumentError } from "./commands/document.ts";
import { ConfigError } from "./config/error.ts";
import { EnvironmentStack } from "./environment-stack.ts";
import { databaseWarnings } from "./reports/cost/support.ts";
import { stateBuckets } from "./state.ts";
import { StateStack } from "./state-stack.ts";

try {
  // Reading it is checking it: a value that cannot stand is told here, as a sentence.
  const { environments } = await import("./config/environment.ts");
  const script = bundle(fileURLToPath(new URL("../shell/release.sh", import.meta.url)));
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
