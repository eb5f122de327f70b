import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  Problem
} from "./chunk-WOYG7KKT.js";

// actions/lib/store.ts
var ManifestUnreadable = class extends Problem {
  constructor(id, where, cause) {
    super(
      `The manifest of release ${id} (${where}) cannot be read: it was not written by this build action or by a newer one. Build the release again from a new commit, or use the actions' newest version.`,
      { cause }
    );
  }
};
var ReleaseConflict = class extends Problem {
  constructor(id, where, stored, built) {
    super(
      `Release ${id} already exists with other bytes: ${where} has SHA-256 ${stored}, this build has ${built}. Nothing was written. Find out who wrote it; then build from a new commit.`
    );
  }
};

export {
  ManifestUnreadable,
  ReleaseConflict
};
