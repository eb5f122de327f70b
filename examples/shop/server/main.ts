import { createShop } from "./app.ts";
import { jsonLog } from "./log.ts";
import { serve } from "./serve.ts";

const { KLOVERBUY_RELEASE: release = "development", PORT: port = "3000" } = process.env;
const log = jsonLog(release);
const serving = await serve(createShop(release, log), port);

async function stop(signal: string): Promise<void> {
  log("stopping", { signal });
  await serving.stop();
  log("stopped");
  process.exit(0);
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
// Last: a reader of this line may stop the shop at once.
log("listening", { port });
