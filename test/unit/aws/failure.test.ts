import { describe, expect, test } from "vitest";
import { classify } from "../../../actions/aws/classify.ts";
import { AwsFailure, code, isAbsent, isConflict, isPreconditionFailed } from "../../../actions/aws/failure.ts";

/** An error as the SDK throws it: S3's answers to HEAD have no body, so only a status. */
const sdkError = (name: string, status?: number, more = {}) =>
  Object.assign(new Error("said by AWS"), { name, $metadata: { httpStatusCode: status }, ...more });

describe("an error of an AWS client", () => {
  test.each<[Error, string]>([
    [sdkError("NoSuchKey", 404), "NoSuchKey"],
    [sdkError("Unknown", 412), "http-412"],
    [sdkError("403", 403), "http-403"],
    [Object.assign(new Error("connect"), { code: "ECONNREFUSED" }), "ECONNREFUSED"],
  ])("%s is known by AWS's word, its status or the socket's", (error, wanted) => {
    expect(code(error)).toBe(wanted);
  });

  test.each<[string, string]>([
    ["AccessDenied", "fatal"],
    ["ValidationException", "fatal"],
    ["ExpiredTokenException", "fatal"],
    ["a word of next year", "fatal"],
    ["ThrottlingException", "retry"],
    ["InternalServerError", "retry"],
    ["InvocationDoesNotExist", "not-yet"],
  ])("%s, met while waiting, is %s", (word, wanted) => {
    expect(classify(sdkError(word, 400))).toBe(wanted);
  });

  test("is absent, taken or in conflict only when AWS says so; an unknown one is none of these", () => {
    const judge = (error: unknown) => [isAbsent(error), isPreconditionFailed(error), isConflict(error)];
    expect(judge(sdkError("NotFound", 404))).toEqual([true, false, false]);
    expect(judge(sdkError("PreconditionFailed", 412))).toEqual([false, true, false]);
    expect(judge(sdkError("ConditionalRequestConflict", 409))).toEqual([false, false, true]);
    for (const error of [sdkError("AccessDenied", 403), sdkError("NoSuchBucket", 404), new Error("x"), undefined]) {
      expect(judge(error)).toEqual([false, false, false]);
    }
  });

  test.each([
    "AccessDenied",
    "ExpiredToken",
    "CredentialsProviderError",
    "NoSuchBucket",
    "PermanentRedirect",
    "BadDigest",
    "SlowDown",
    "ECONNRESET",
  ])("%s becomes a sentence with AWS's word and a cure of its own, the cause kept", (name) => {
    const cause = sdkError(name);
    const failure = new AwsFailure("Reading s3://b/k", name, cause);
    expect(failure).toMatchObject({ code: name, cause });
    expect(failure.message).toContain(name);
    const cure = (word: string) => new AwsFailure("x", word, "y").message.split(". ").slice(1).join(". ");
    expect(cure(name)).not.toBe(cure("SomethingNobodyKnows"));
  });
});
