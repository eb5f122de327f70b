import { chooseNginx } from "../fleet/nginx.ts";
import { runCli } from "./main.ts";

chooseNginx();

process.exitCode = await runCli(process.argv.slice(2));
