import { describe, expect, it } from "vitest";
import { Values } from "../../stacks/config/parts/messaging.ts";

const queue = "arn:aws:sqs:eu-central-1:123456789012:orders";
const takes = (protocol: string, endpoint: string) =>
  Values.safeParse({
    subscriptions: { alerts: [], releases: [], orders: [{ protocol, endpoint }] },
    sms: { origination: null, monthlyUsd: 1 },
  }).success;

describe("whom a topic tells", () => {
  it.each([
    ["email", "on-call@example.com"],
    ["https", "https://hooks.example.com/kloverbuy?team=shop"],
    ["sqs", queue],
  ])("%s: %s is an address", (protocol, endpoint) => expect(takes(protocol, endpoint)).toBe(true));

  it.each([
    ["email", "on-call"],
    ["email", "https://hooks.example.com/"],
    ["https", "http://hooks.example.com/"],
    ["https", "https://localhost/"],
    ["https", "https://10.0.0.1/"],
    ["https", "https://169.254.169.254/latest/meta-data/"],
    ["https", "hooks.example.com"],
    ["sqs", "https://sqs.eu-central-1.amazonaws.com/123456789012/orders"],
    ["sqs", "arn:aws:sqs:eu-central-1:123456789012:*"],
    ["sms", "+4915112345678"],
    ["http", "http://hooks.example.com/"],
    ["lambda", "arn:aws:lambda:eu-central-1:123456789012:function:all"],
  ])("%s: %s is none", (protocol, endpoint) => expect(takes(protocol, endpoint)).toBe(false));
});
