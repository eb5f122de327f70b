import { chooseNginx } from "../sandbox/fleet/nginx.ts";

/** Before each test file: the hosts that it makes have the Nginx of its project (vitest.config.ts). */
chooseNginx();
