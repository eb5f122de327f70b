import { join } from "node:path";

const root = join(import.meta.dirname, "..");

// The folder with the lock file, not one above it that happens to have another.
export default { output: "standalone", outputFileTracingRoot: root, turbopack: { root } };
