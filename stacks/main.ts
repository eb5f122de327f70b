import { fileURLToPath } from "node:url";
import { App } from "cdktf";
import { BundleError, bundle } from "./commands/bundle.ts";
import { DocumentError } from "./commands/document.ts";
import { ConfigError, environments } from "./config.ts";
import { EnvironmentStack } from "./environment-stack.ts";

try {
  const script = bundle(fileURLToPath(new URL("../shell/release.sh", import.meta.url)));
  const app = new App({ stackTraces: false });
  for (const environment of environments) new EnvironmentStack(app, environment, script);
  app.synth();
} catch (error) {
  if (!(error instanceof BundleError || error instanceof ConfigError || error instanceof DocumentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
