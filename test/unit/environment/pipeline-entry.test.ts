import { describe, expect, test } from "vitest";
import {
  PipelineEntryMissing,
  PipelineEntryUnreadable,
  parsePipelineEntry,
} from "../../../actions/lib/environment/source.ts";
import { type PipelineEntry, pipelineParameter } from "../../../schema/pipeline-entry.ts";

const document = (name: string) => ({ name, version: "3", hash: "0".repeat(64) });
const entry = {
  schema: 1,
  environment: "production",
  region: "eu-central-1",
  artifactBucket: "kloverbuy-releases",
  documents: { release: document("release"), status: document("status") },
  fleetTag: { key: "kloverbuy:environment", value: "production" },
  releaseTopicArn: null,
};
const parse = (change: object, name = "production"): PipelineEntry =>
  parsePipelineEntry(name, JSON.stringify({ ...entry, ...change }));
const nested = (change: object) => ({
  documents: { ...entry.documents, release: { ...document("release"), ...change } },
});

describe("an environment's pipeline entry", () => {
  test("is read as the stacks wrote it; what older ones did not write is none", () => {
    expect(parse({})).toEqual({ ...entry, harmAlarm: null, backupBucket: null, logGroups: null });
    const whole = {
      harmAlarm: "production-harm",
      releaseTopicArn: "arn:aws:sns:eu-central-1:1:releases",
      backupBucket: "kloverbuy-backups.1",
      logGroups: { access: "/kloverbuy/production/access", app: "app_1", release: "release#1" },
    };
    expect(parse(whole)).toEqual({ ...entry, ...whole });
    expect(pipelineParameter("staging")).toBe("/kloverbuy/staging/pipeline");
  });

  test.each<[string, object]>([
    ["a newer schema", { schema: 2 }],
    ["a key that nobody knows", { more: 1 }],
    ["a document's key that nobody knows", nested({ more: 1 })],
    ["a name that is none", { environment: "Production" }],
    ["a name over 31 characters", { environment: `p${"x".repeat(31)}` }],
    ["a region that is none", { region: "Frankfurt" }],
    ["a region with something after it", { region: "eu-central-1a" }],
    ["a region with something before it", { region: "xx eu-central-1" }],
    ["a bucket in capitals", { artifactBucket: "Bucket-name" }],
    ["a bucket that ends with a dash", { artifactBucket: "bucket-" }],
    ["a bucket of 2 characters", { artifactBucket: "ab" }],
    ["a bucket of 64 characters", { artifactBucket: "a".repeat(64) }],
    ["a bucket with a path", { artifactBucket: "bucket/x" }],
    ["a backup bucket that is none", { backupBucket: "B" }],
    ["a document without a name", nested({ name: "" })],
    ["a document's name with a space", nested({ name: "release now" })],
    ["a document's name over 128 characters", nested({ name: "a".repeat(129) })],
    ["a document's version that is a word", nested({ version: "$LATEST" })],
    ["a document's version with a dot", nested({ version: "1.0" })],
    ["a hash that is too short", nested({ hash: "0".repeat(63) })],
    ["a hash that is too long", nested({ hash: "0".repeat(65) })],
    ["a hash in capitals", nested({ hash: "A".repeat(64) })],
    ["no status document", { documents: { release: document("release") } }],
    ["an empty tag", { fleetTag: { key: "", value: "production" } }],
    ["a tag without a value", { fleetTag: { key: "a", value: "" } }],
    ["a tag's key over 128 characters", { fleetTag: { key: "a".repeat(129), value: "b" } }],
    ["a tag's value over 256 characters", { fleetTag: { key: "a", value: "b".repeat(257) } }],
    ["a tag with more", { fleetTag: { key: "a", value: "b", more: 1 } }],
    ["an alarm without a name", { harmAlarm: "" }],
    ["an alarm's name over 255 characters", { harmAlarm: "a".repeat(256) }],
    ["a topic that is no ARN", { releaseTopicArn: "releases" }],
    ["a log group with a space", { logGroups: { access: "a b", app: "a", release: "a" } }],
    ["a log group over 512 characters", { logGroups: { access: "a".repeat(513), app: "a", release: "a" } }],
    ["log groups that are not all there", { logGroups: { access: "a", app: "a" } }],
  ])("with %s is refused, by the parameter's name", (_, change) => {
    expect(() => parse(change, "production")).toThrow(PipelineEntryUnreadable);
    expect(() => parse(change, "production")).toThrow("/kloverbuy/production/pipeline");
  });

  test("at the bounds of its names is read", () => {
    const longest = { harmAlarm: "a".repeat(255), artifactBucket: "a".repeat(63), backupBucket: "abc" };
    const tag = { fleetTag: { key: "a".repeat(128), value: "b".repeat(256) } };
    const logs = { logGroups: { access: "a".repeat(512), app: "a", release: "a" } };
    const name = `p${"x".repeat(30)}`;
    const whole = {
      ...longest,
      ...tag,
      ...logs,
      ...nested({ name: "a".repeat(128), version: "10" }),
      environment: name,
    };
    expect(parse(whole, name)).toMatchObject(whole);
    for (const region of ["us-gov-west-1", "ap-southeast-4"]) expect(parse({ region }).region).toBe(region);
  });

  test("that is missing is named, and where it was looked for", () => {
    const { message } = new PipelineEntryMissing("staging", "eu-central-1");
    for (const part of ["/kloverbuy/staging/pipeline", "eu-central-1"]) expect(message).toContain(part);
  });

  test("that is no JSON, or of another environment, is refused and says so", () => {
    expect(() => parsePipelineEntry("production", "{")).toThrow(/not JSON/);
    expect(() => parse({}, "staging")).toThrow(/'production'/);
  });

  test("is refused with three of its faults, each by its place", () => {
    const faults = { region: "x", artifactBucket: "X", harmAlarm: "", releaseTopicArn: "x" };
    const said = (change: unknown) => {
      try {
        parsePipelineEntry("production", JSON.stringify(change));
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    };
    const message = said({ ...entry, ...faults });
    expect(message.split("; ")).toHaveLength(3);
    for (const key of ["region: is not", "artifactBucket: ", "harmAlarm: "]) expect(message).toContain(key);
    expect(said({ ...entry, environment: "X" })).toContain("environment: is not");
    expect(said({ ...entry, ...nested({ version: "x" }) })).toContain("documents.release.version: ");
    expect(said([])).toContain("the whole: ");
  });
});
