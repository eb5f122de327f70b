import type { Wrong } from "./wrong.ts";

/** What would open a trust to others than the one repository and the named people. */
export const identity: Wrong[] = [
  ["identity.github.owner", "*"],
  ["identity.github.owner", "octo-org/kloverbuy"],
  ["identity.github.repository", "kloverbuy*"],
  ["identity.github.repository", ""],
  ["identity.github.ownerId", "octo-org"],
  ["identity.github.repositoryId", 456789],
  ["identity.github.repositoryId", "*"],
  ["identity.github.repositoryId", "0"],
  ["identity.github.branch", "refs/heads/*"],
  ["identity.people.administrators", []],
  ["identity.people.administrators.0", "arn:aws:iam::123456789012:role/people/administrator"],
  ["identity.people.operators", []],
  ["identity.people.operators.0", "*"],
  ["identity.people.operators.0", "arn:aws:iam::123456789012:root"],
  ["identity.people.operators.0", "arn:aws:iam::123456789012:user/*"],
  ["identity.people.operators.0", "123456789012"],
  ["identity.people.operators", ["arn:aws:iam::123456789012:user/people/administrator"]],
];
