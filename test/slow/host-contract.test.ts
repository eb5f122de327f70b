import { hostContract } from "../contract/host/contract.ts";
import { openScriptHost } from "../contract/host/script-host.ts";

// What the models of test/contract/host.test.ts are held against: release.sh itself, on a host of its own.
hostContract("script", openScriptHost);
