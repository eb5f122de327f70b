import type { Mutant } from "./mutant.ts";

/** Defects of the account. */
export const accountMutants: Mutant[] = [
  {
    name: "commands to any host",
    harm: "staging's role deploys to production",
    file: "stacks/identity/shared.ts",
    text: `      Condition: { StringEquals: { [\`ssm:resourceTag/\${key}\`]: value } },\n`,
    instead: "",
    tests: "test/stacks/identity-table.test.ts",
  },
  {
    name: "a token of any environment",
    harm: "a pull request's job takes the deploy role",
    file: "stacks/identity/trust.ts",
    text: `\`repo:\${spelling}:environment:\${environment}\``,
    instead: `\`repo:\${spelling}:pull_request\``,
    tests: "test/stacks/trust.test.ts",
  },
  {
    name: "the repository's name alone",
    harm: "who registers a freed name takes the role",
    file: "stacks/identity/trust.ts",
    text: "    repository_id: repositoryId,\n",
    instead: "",
    tests: "test/stacks/trust.test.ts",
  },
  {
    name: "plain HTTP to the buckets",
    harm: "releases and backups on the wire",
    file: "stacks/storage/bucket-policy.ts",
    text: '{ Bool: { "aws:SecureTransport": "false" } }',
    instead: '{ Bool: { "aws:SecureTransport": "none" } }',
    tests: "test/stacks/synthesized.test.ts",
  },
  {
    name: "a document that runs whatever it unpacked",
    harm: "bytes that were changed on their way run as root",
    file: "stacks/commands/packed.ts",
    text: `!= '\${sha256(text)}  -'`,
    instead: `= '\${sha256(text)}'`,
    tests: "test/stacks/packed.test.ts",
  },
];
