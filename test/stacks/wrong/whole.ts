import type { Wrong } from "./wrong.ts";

export const whole: Wrong[] = [
  ["name", ""],
  ["name", "Production"],
  ["name", "$(id)"],
  ["name", "a".repeat(31)],
  ["account", "12345678901"],
  ["account", 123456789012],
  ["region", "frankfurt"],
  ["region", ""],
  ["protected", "yes"],
  ["protected", false],
];
