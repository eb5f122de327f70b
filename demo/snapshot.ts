import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Sandbox } from "../sandbox/lifecycle/start.ts";
import { keys } from "../schema/bucket-keys.ts";

/** All that a refused release must leave as it was, by name: what serves, what is remembered, what is on the disk. */
export type Picture = Record<string, string>;

export async function picture(sandbox: Sandbox): Promise<Picture> {
  const parts: Picture = { "current.json": await current(sandbox) };
  for (const one of sandbox.hosts) {
    if (one.kind !== "real") continue;
    const { id, url, host } = one;
    const served = join(host.root, "srv/kloverbuy");
    const answer = await fetch(new URL("/api/release", url));
    parts[`${id} x-release`] = `${answer.status} ${answer.headers.get("x-release")}`;
    parts[`${id} page`] = await (await fetch(url)).text();
    parts[`${id} live`] = await readlink(join(served, "live"));
    parts[`${id} releases`] = (await readdir(join(served, "releases"))).sort().join(" ");
    parts[`${id} state.json`] = await readFile(join(host.root, "var/lib/kloverbuy/state.json"), "utf8");
    parts[`${id} site`] = await readFile(join(host.root, "etc/nginx/kloverbuy/site.conf"), "utf8");
  }
  return parts;
}

/** The names of what differs. */
export const changed = (before: Picture, after: Picture): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);

async function current({ url, region, env, bucket, environment }: Sandbox): Promise<string> {
  const credentials = {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    sessionToken: env.AWS_SESSION_TOKEN ?? "",
  };
  const s3 = new S3Client({ region, endpoint: url, forcePathStyle: true, credentials });
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: keys.current(environment) }));
  const text = (await object.Body?.transformToString()) ?? "";
  s3.destroy();
  return text;
}
