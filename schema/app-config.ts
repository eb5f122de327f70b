import * as z from "zod";

/*
 * kloverbuy.yml: what an app says of itself. AppConfig is the file as its author writes it (every default filled in by
 * parsing); HostConfig is the part that a host needs and that travels in the manifest.
 */

// All but control characters, spelt without \p so that the pattern means the same in every editor's JSON Schema.
const printable = /^[ -~\u00a0-\uffff]*$/;

const argument = z.string().min(1, "is empty").max(4096).regex(printable, "has a control character");
const script = z
  .string()
  .max(4096)
  .regex(/\S/, "is empty")
  .regex(/^[\t\n -~\u00a0-\uffff]*$/, "has a control character");
const relativePath = z
  .string()
  .max(512)
  .regex(/^\.?[A-Za-z0-9_@][A-Za-z0-9_@.+-]*(\/\.?[A-Za-z0-9_@][A-Za-z0-9_@.+-]*)*$/, "is not a plain relative path");
const urlPath = z
  .string()
  .max(512)
  .regex(/^\/(?!.*\.\.)[A-Za-z0-9_.~/-]*$/, "is not a plain URL path such as /api/health");
const seconds = (least: number, most: number) => z.int().min(least).max(most);

const NO_COMMAND =
  "is not a command: write a list such as [node, server/main.js], or words without quotes and shell signs";

/**
 * An argument list, never run through a shell. A string is split at spaces; write a list where an argument has one. A dash in
 * front would make the program's name an option of the program that executes it.
 */
const command = z
  .union(
    [
      z
        .string()
        .max(4096)
        .regex(/^[^\s'"`$;&|<>\\]+( +[^\s'"`$;&|<>\\]+)*$/)
        .regex(printable)
        .transform((line) => line.split(/ +/)),
      z.array(argument).min(1).max(64),
    ],
    { error: NO_COMMAND },
  )
  .refine((words) => !words[0]?.startsWith("-"), "begins with a dash; it must begin with a program's name");

const health = z.strictObject({
  path: urlPath.default("/health").describe("URL path that answers when the app can serve"),
  status: z.int().min(200).max(399).default(200).describe("the status that means healthy"),
  header: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, "is not a header name")
    .nullable()
    .default(null)
    .describe("response header that must carry the release id ($KLOVERBUY_RELEASE)"),
  timeout: seconds(1, 300).default(30).describe("seconds from start to the first healthy answer"),
});

const frontend = z.strictObject({
  folder: relativePath.describe("folder of the packed app that Nginx serves, such as dist"),
  assets: relativePath.default("assets").describe("its folder of hashed files, kept reachable across releases"),
  fallback: relativePath.default("index.html").describe("served for a path that is no file (client-side routes)"),
});

const request = z.strictObject({
  timeout: seconds(1, 3600).default(60).describe("seconds that one request may take"),
  body: z.int().min(1).max(1024).default(10).describe("largest request body in MiB"),
  buffer: z
    .boolean()
    .default(true)
    .describe(
      "Nginx takes a body whole before the app gets it; false: the app gets it as it comes, at the client's pace",
    ),
});

const hooks = z.strictObject({
  "before-switch": command
    .nullable()
    .default(null)
    .describe("runs once per rollout, on the first host, before any switch; a database migration, for instance"),
  timeout: seconds(1, 1800).default(300).describe("seconds that a hook may take"),
});

const host = {
  start: command.describe("starts the app; $PORT is a socket path or a port number, $KLOVERBUY_RELEASE the release"),
  listen: z
    .enum(["socket", "port"])
    .default("socket")
    .describe(
      "what $PORT holds: the path of a Unix socket, or a port number for an app that cannot listen on a socket",
    ),
  health: health.default(health.parse({})).describe("how a host sees that the app can serve"),
  frontend: frontend
    .nullable()
    .default(null)
    .describe("static files that Nginx serves by itself; null when there are none"),
  api: urlPath.default("/api/").describe("paths under it go to the app, all others to the front end"),
  request: request.default(request.parse({})).describe("limits of one request"),
  hooks: hooks.default(hooks.parse({})).describe("commands of the app that a rollout runs"),
  retention: z.int().min(2).max(50).default(5).describe("releases kept on a host"),
  drain: seconds(1, 600).default(30).describe("seconds that an old release may finish its last requests in"),
};

export const HostConfig = z.strictObject(host);
export type HostConfig = z.infer<typeof HostConfig>;

// Nothing that a shell would act on, though no shell sees a glob: a file with such a name is reached by `*` and `?`.
const glob = z
  .string()
  .min(1, "is empty")
  .max(512)
  .regex(/^[^!]/, "begins with '!'; use package.exclude instead")
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))/, "is not a glob inside the app's folder")
  .regex(
    /^[A-Za-z0-9_@.*?[{(][A-Za-z0-9_@.*?[\]{}(),!+~=%#^ /-]*$/,
    "has a character that no glob may have; use ? for it",
  );

export const AppConfig = z.strictObject({
  build: script
    .nullable()
    .default(null)
    .describe("shell command (bash -euo pipefail) that builds the app on the runner; null packs the folder as it is"),
  package: z
    .strictObject({
      include: z
        .array(glob)
        .min(1)
        .max(256)
        .describe(
          "globs of what goes into the artifact; a folder means all of it; names with a leading dot must be named",
        ),
      exclude: z.array(glob).max(256).default([]).describe("globs of what stays out, dot files included"),
    })
    .describe("what goes into the artifact; kloverbuy.yml itself always does"),
  ...host,
});
export type AppConfig = z.infer<typeof AppConfig>;

/** The part that travels to the hosts. */
export function hostConfig({ build: _, package: __, ...config }: AppConfig): HostConfig {
  return config;
}
