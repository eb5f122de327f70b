import { hostContract } from "./host/contract.ts";
import { openLightHost, openMemoryHost } from "./host/model-hosts.ts";

// The same sentences are asked of release.sh itself in test/slow/host-contract.test.ts: it is right where they differ.
hostContract("light", openLightHost);
hostContract("memory", openMemoryHost);
