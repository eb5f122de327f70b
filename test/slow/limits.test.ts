import { mkdir, symlink } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { artifactKey, manifestKey, ScriptHost } from "../shell/lab/lab.ts";
import { makeRelease, publish } from "../shell/lab/releases.ts";

test("an object larger than its manifest says is refused before it is unpacked, and nothing of it stays", async () => {
  await using lab = await ScriptHost.open({ awsCli: true });
  const { id, manifest } = await makeRelease({ text: "small" });
  await lab.put(manifestKey(id), JSON.stringify(manifest));
  await lab.put(artifactKey(id), Buffer.alloc(40 * 1024 * 1024));
  const { result } = await lab.run("stage", { release: id });
  expect(result).toMatchObject({ outcome: "failed", error: { step: "verify" } });
  expect((await lab.sh("ls -A $KLOVERBUY_ROOT/srv/kloverbuy/releases")).stdout).toBe("");
});

test("links inside a release are inside it even where /srv is a link to another disk", async () => {
  await using lab = await ScriptHost.open({
    prepare: async (root) => {
      await mkdir(join(root, "disk"));
      await symlink("disk", join(root, "srv"));
    },
  });
  const spoil = (folder: string) => symlink("version.txt", join(folder, "same"));
  const release = await publish(lab, { text: "linked", spoil });
  expect((await lab.run("stage", { release })).result).toMatchObject({ outcome: "done", error: null });
  const out = await publish(lab, { text: "out", spoil: (folder) => symlink("../../elsewhere", join(folder, "same")) });
  expect((await lab.run("stage", { release: out })).result).toMatchObject({
    outcome: "failed",
    error: { step: "unpack" },
  });
});

test("a POST whose body is still arriving is answered though its release, on a port, is reverted meanwhile", async () => {
  await using lab = await ScriptHost.open();
  const [good, refused] = [await publish(lab, port("good")), await publish(lab, port("refused"))];
  await lab.roll(good, "00000001-0000000a");
  const rollout = "00000002-0000000a";
  for (const operation of ["stage", "switch"]) {
    expect((await lab.run(operation, { release: refused, rollout })).code).toBe(0);
  }
  // Nginx has the request and no connection to the app yet, so the kernel counts nothing in flight.
  const post = halfPost(lab.host.httpPort);
  await post.sent;
  const reverted = lab.run("revert", { rollout });
  // As late as can be: when the revert is through, or is waiting for this very request.
  await Promise.race([reverted, pause(5000)]);
  post.finish();
  expect(await post.answer).toMatch(/^HTTP\/1\.1 200 /);
  expect((await reverted).result).toMatchObject({ outcome: "done", live: good });
});

const port = (text: string) => ({ text, config: { listen: "port", drain: 8 } });

function halfPost(to: number) {
  const socket = connect(to, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString();
  });
  const head = "POST /api/version HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Length: 10\r\n\r\nhalf-";
  return {
    sent: new Promise<void>((resolve) => socket.write(head, () => setTimeout(resolve, 200))),
    finish: () => socket.write("other"),
    answer: new Promise<string>((resolve, reject) => {
      socket.once("close", () => resolve(text));
      socket.once("error", reject);
    }),
  };
}
