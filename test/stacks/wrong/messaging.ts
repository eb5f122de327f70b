import type { Wrong } from "./wrong.ts";

const twice = { protocol: "email", endpoint: "on-call@example.com" };

export const messaging: Wrong[] = [
  // Nobody would hear of an alarm in production.
  ["messaging.subscriptions.alerts", []],
  ["messaging.subscriptions.alerts", [twice, twice]],
  ["messaging.subscriptions.alerts.0.endpoint", "alerts.example.com"],
  ["messaging.subscriptions.alerts.0.protocol", "http"],
  ["messaging.subscriptions.alerts.0.protocol", "sms"],
  ["messaging.sms.origination", "+49 151 12345678"],
  ["messaging.sms.origination", "KloverBuy"],
  ["messaging.sms.origination", "arn:aws:sns:eu-central-1:123456789012:orders"],
  ["messaging.sms.origination", "arn:aws:sms-voice:eu-central-1:123456789012:phone-number/*"],
  ["messaging.sms.monthlyUsd", 0],
];
