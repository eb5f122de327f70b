import { hostContract } from "./host/contract.ts";
import { openLightHost, openMemoryHost } from "./host/model-hosts.ts";
import { openScriptHost } from "./host/script-host.ts";

hostContract("script", openScriptHost);
hostContract("light", openLightHost);
hostContract("memory", openMemoryHost);
