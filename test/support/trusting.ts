import { Book } from "../../sandbox/aws/iam/book.ts";
import { compile } from "../../sandbox/aws/iam/evaluate.ts";
import { Gate } from "../../sandbox/aws/iam/gate.ts";
import { Sessions } from "../../sandbox/aws/iam/sessions.ts";
import { Tokens } from "../../sandbox/aws/iam/tokens.ts";
import type { Credentials } from "../../sandbox/aws/protocol/credentials.ts";
import { sts } from "../../sandbox/aws/sts/sts.ts";

/** An STS with one role, which trusts the contract suite's user; what the role may do is not asked. */
export function stsTrusting(principals: Credentials, arn: string) {
  const gate = new Gate("eu-west-1", new Book());
  const trust = compile({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::123456789012:user/contract" },
      Action: "sts:AssumeRole",
    },
  });
  gate.roles.set(arn, { name: arn.replace(/^.*\//, ""), arn, policies: [], trust });
  return sts({ sessions: new Sessions(gate, principals), tokens: new Tokens() });
}
