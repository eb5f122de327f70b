import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  iso_exports,
  keys
} from "./chunk-KQGLLA6K.js";
import {
  ReleaseId
} from "./chunk-AO6CU35U.js";
import {
  Problem,
  _enum,
  array,
  boolean,
  int,
  literal,
  strictObject,
  string,
  union
} from "./chunk-HYDUDRLY.js";

// schema/app-config.ts
var printable = /^[ -~\u00a0-\uffff]*$/;
var argument = string().min(1, "is empty").max(4096).regex(printable, "has a control character");
var script = string().max(4096).regex(/\S/, "is empty").regex(/^[\t\n -~\u00a0-\uffff]*$/, "has a control character");
var relativePath = string().max(512).regex(/^\.?[A-Za-z0-9_@][A-Za-z0-9_@.+-]*(\/\.?[A-Za-z0-9_@][A-Za-z0-9_@.+-]*)*$/, "is not a plain relative path");
var urlPath = string().max(512).regex(/^\/(?!.*\.\.)[A-Za-z0-9_.~/-]*$/, "is not a plain URL path such as /api/health");
var seconds = (least, most) => int().min(least).max(most);
var NO_COMMAND = "is not a command: write a list such as [node, server/main.js], or words without quotes and shell signs";
var command = union(
  [
    string().max(4096).regex(/^[^\s'"`$;&|<>\\]+( +[^\s'"`$;&|<>\\]+)*$/).regex(printable).transform((line) => line.split(/ +/)),
    array(argument).min(1).max(64)
  ],
  { error: NO_COMMAND }
).refine((words) => !words[0]?.startsWith("-"), "begins with a dash; it must begin with a program's name");
var health = strictObject({
  path: urlPath.default("/health").describe("URL path that answers when the app can serve"),
  status: int().min(200).max(399).default(200).describe("the status that means healthy"),
  header: string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, "is not a header name").nullable().default(null).describe("response header that must carry the release id ($KLOVERBUY_RELEASE)"),
  timeout: seconds(1, 300).default(30).describe("seconds from start to the first healthy answer")
});
var frontend = strictObject({
  folder: relativePath.describe("folder of the packed app that Nginx serves, such as dist"),
  assets: relativePath.default("assets").describe("its folder of hashed files, kept reachable across releases"),
  fallback: relativePath.default("index.html").describe("served for a path that is no file (client-side routes)")
});
var request = strictObject({
  timeout: seconds(1, 3600).default(60).describe("seconds that one request may take"),
  body: int().min(1).max(1024).default(10).describe("largest request body in MiB"),
  buffer: boolean().default(true).describe(
    "Nginx takes a body whole before the app gets it; false: the app gets it as it comes, at the client's pace"
  )
});
var hooks = strictObject({
  "before-switch": command.nullable().default(null).describe("runs once per rollout, on the first host, before any switch; a database migration, for instance"),
  timeout: seconds(1, 1800).default(300).describe("seconds that a hook may take")
});
var host = {
  start: command.describe("starts the app; $PORT is a socket path or a port number, $KLOVERBUY_RELEASE the release"),
  listen: _enum(["socket", "port"]).default("socket").describe(
    "what $PORT holds: the path of a Unix socket, or a port number for an app that cannot listen on a socket"
  ),
  health: health.default(health.parse({})).describe("how a host sees that the app can serve"),
  frontend: frontend.nullable().default(null).describe("static files that Nginx serves by itself; null when there are none"),
  api: urlPath.default("/api/").describe("paths under it go to the app, all others to the front end"),
  request: request.default(request.parse({})).describe("limits of one request"),
  hooks: hooks.default(hooks.parse({})).describe("commands of the app that a rollout runs"),
  retention: int().min(2).max(50).default(5).describe("releases kept on a host"),
  drain: seconds(1, 600).default(30).describe("seconds that an old release may finish its last requests in")
};
var HostConfig = strictObject(host);
var glob = string().min(1, "is empty").max(512).regex(/^[^!]/, "begins with '!'; use package.exclude instead").regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))/, "is not a glob inside the app's folder").regex(
  /^[A-Za-z0-9_@.*?[{(][A-Za-z0-9_@.*?[\]{}(),!+~=%#^ /-]*$/,
  "has a character that no glob may have; use ? for it"
);
var AppConfig = strictObject({
  build: script.nullable().default(null).describe("shell command (bash -euo pipefail) that builds the app on the runner; null packs the folder as it is"),
  package: strictObject({
    include: array(glob).min(1).max(256).describe(
      "globs of what goes into the artifact; a folder means all of it; names with a leading dot must be named"
    ),
    exclude: array(glob).max(256).default([]).describe("globs of what stays out, dot files included")
  }).describe("what goes into the artifact; kloverbuy.yml itself always does"),
  ...host
});
function hostConfig({ build: _, package: __, ...config }) {
  return config;
}

// schema/manifest.ts
var sha256 = string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256 in lower-case hex");
var count = int().nonnegative();
var Manifest = strictObject({
  schema: literal(1),
  id: ReleaseId,
  commit: string().regex(/^[0-9a-f]{40}$/, "is not a full commit hash"),
  ref: string().max(512),
  run: string().max(2048),
  created: iso_exports.datetime(),
  artifact: strictObject({ key: string(), sha256, bytes: count }),
  unpacked: strictObject({ files: count, bytes: count }),
  config: HostConfig
});
function releaseId(commit, digest) {
  return ReleaseId.parse(`${commit.slice(0, 7)}-${digest.slice(0, 12)}`);
}
function parseManifest(id, text) {
  const manifest = Manifest.parse(JSON.parse(text));
  const { key, sha256: sha2562 } = manifest.artifact;
  if (manifest.id !== id) throw new Error(`it is the manifest of ${manifest.id}`);
  if (key !== keys.artifact(id)) throw new Error(`its artifact is elsewhere: ${key}`);
  if (releaseId(manifest.commit, sha2562) !== id) throw new Error("its commit and digest make another id");
  return manifest;
}

// actions/lib/release/store.ts
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
  AppConfig,
  hostConfig,
  releaseId,
  parseManifest,
  ManifestUnreadable,
  ReleaseConflict
};
