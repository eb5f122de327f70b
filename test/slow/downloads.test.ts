import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "../shell/lab/lab.ts";
import { publish } from "../shell/lab/releases.ts";

/** A bucket that hiccups, read by the real AWS CLI. */
let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open({ awsCli: true });
});
afterAll(() => lab[Symbol.asyncDispose]());

test.each([
  ["throttles", "throttle", "GetObject:2"],
  ["breaks an answer off", "truncate", "GetObject:1"],
  ["sends a checksum that is not the body's", "wrong-checksum", "GetObject:1"],
])("a release arrives whole although S3 %s", async (text, fault, value) => {
  const release = await publish(lab, { text });
  lab.faults.set(fault, value);
  const { result, stderr } = await lab.run("stage", { release });
  expect(result.error, stderr).toBe(null);
  expect(lab.faults.list()[fault]).toEqual({ GetObject: 0 });
  expect((await lab.run("revert")).result.outcome).toBe("done");
});

test("a bucket that always breaks off refuses the release, and nothing of it stays", async () => {
  const release = await publish(lab, { text: "never whole" });
  lab.faults.set("truncate", "GetObject:99");
  const { code, result } = await lab.run("stage", { release });
  lab.faults.clear();
  expect(result).toMatchObject({ outcome: "failed", error: { step: "download" } });
  expect(code).toBe(1);
  expect((await lab.sh("ls -A $KLOVERBUY_ROOT/srv/kloverbuy/releases")).stdout).toBe("");
});
