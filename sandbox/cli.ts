import { runCli } from "./cli/main.ts";
import { chooseNginx } from "./fleet/nginx.ts";

chooseNginx();

process.exitCode = await runCli(process.argv.slice(2));
