import * as z from "zod";

/*
 * kloverbuy.yml: what an app says of itself. AppConfig is the file as its author writes it (every default filled in by
 * parsing); HostConfig is the part that a host needs and that travels in the manifest.
 */

// A word that ends up in a path, an Nginx file or an argument list: no control characters, no leading dash.
const argument = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^[^\p{Cc}]+$/u, "has a control character");
const relativePath = z
  .string()
  .max(512)
  .regex(/^[A-Za-z0-9_@][A-Za-z0-9_@.+-]*(\/[A-Za-z0-9_@][A-Za-z0-9_@.+-]*)*$/, "is not a plain relative path");
const urlPath = z
  .string()
  .max(512)
  .regex(/^\/[A-Za-z0-9_.~/-]*$/, "is not a plain URL path such as /api/health");
const seconds = (least: number, most: number) => z.int().min(least).max(most);

/** An argument list, never run through a shell. A string is split at spaces; write a list where an argument has one. */
const command = z.union([
  z
    .string()
    .regex(/^[^\s'"`$;&|<>\\]+( +[^\s'"`$;&|<>\\]+)*$/, "is not a plain command; write a list of arguments instead")
    .transform((line) => line.split(/ +/)),
  z.array(argument).min(1).max(64),
]);

const health = z.strictObject({
  path: urlPath.default("/health").describe("URL path that answers when the app can serve"),
  status: z.int().min(200).max(399).default(200).describe("the status that means healthy"),
  header: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/, "is not a header name")
    .nullable()
    .default(null)
    .describe("response header that must carry the release id ($KLOVERBUY_RELEASE)"),
  timeout: seconds(1, 300).default(30).describe("seconds from start to the first healthy answer"),
});

const frontend = z.strictObject({
  folder: relativePath.describe("folder of the packed app that Nginx serves"),
  assets: relativePath.default("assets").describe("its folder of hashed files, kept reachable across releases"),
  fallback: relativePath.default("index.html").describe("served for a path that is no file (client-side routes)"),
});

const request = z.strictObject({
  timeout: seconds(1, 3600).default(60).describe("seconds that one request may take"),
  body: z.int().min(1).max(1024).default(10).describe("largest request body in MiB"),
});

const hooks = z.strictObject({
  "before-switch": command
    .nullable()
    .default(null)
    .describe("runs once per rollout, on the first host, before any switch"),
  timeout: seconds(1, 1800).default(300).describe("seconds that a hook may take"),
});

const host = {
  start: command.describe("starts the app; $PORT is a socket path or a port number"),
  listen: z.enum(["socket", "port"]).default("socket"),
  health: health.default(health.parse({})),
  frontend: frontend.nullable().default(null),
  api: urlPath.default("/api/").describe("paths under it go to the app, all others to the front end"),
  request: request.default(request.parse({})),
  hooks: hooks.default(hooks.parse({})),
  retention: z.int().min(2).max(50).default(5).describe("releases kept on a host"),
  drain: seconds(1, 600).default(30).describe("seconds that an old release may finish its last requests in"),
};

export const HostConfig = z.strictObject(host);
export type HostConfig = z.infer<typeof HostConfig>;

const glob = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^!]/, "begins with '!'; use package.exclude instead")
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\p{Cc}]+$/u, "is not a glob inside the app's folder");

export const AppConfig = z.strictObject({
  build: argument.nullable().default(null).describe("shell command that builds the app on the runner"),
  package: z.strictObject({
    include: z.array(glob).min(1).max(256).describe("globs of what goes into the artifact"),
    exclude: z.array(glob).max(256).default([]),
  }),
  ...host,
});
export type AppConfig = z.infer<typeof AppConfig>;

/** The part that travels to the hosts. */
export function hostConfig({ build: _, package: __, ...config }: AppConfig): HostConfig {
  return config;
}
