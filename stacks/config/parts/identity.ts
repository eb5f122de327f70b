import * as z from "zod";

/** GitHub's own limits for names; a sign that IAM reads as a wildcard cannot be in them. */
const githubName = z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/, "is not a name of GitHub's (letters, digits, -, _, .)");
/** Numbers that GitHub never gives out twice: `gh api repos/OWNER/REPO --jq '.owner.id, .id'`. */
const githubId = z.string().regex(/^[1-9][0-9]{0,18}$/, "is not a number of GitHub's (digits, in quotes)");

const people = (kinds: string, what: string) =>
  z
    .array(
      z
        .string()
        .regex(new RegExp(`^arn:aws:iam::[0-9]{12}:(${kinds})/[\\w+=,.@/-]+$`), `is not the ARN of one ${what}`),
    )
    // IAM takes no empty list of principals.
    .min(1, "is empty: name one person at least")
    .max(50);

/** What differs between environments in this part. */
export const Values = z.strictObject({
  /** The one repository whose workflows may take roles. */
  github: z.strictObject({
    owner: githubName,
    ownerId: githubId,
    repository: githubName,
    repositoryId: githubId,
    /** Only workflow files of this branch, which nothing reaches but through review. */
    branch: githubName,
  }),
  /** Who may take the roles for people. */
  people: z.strictObject({
    operators: people("user|role", "IAM user or role (no wildcard, no account root)"),
    /** Users alone: the role asks for MFA, of which no role's session tells, Identity Center's neither. */
    administrators: people("user", "IAM user (a role's session cannot show MFA)"),
  }),
});
export type Values = z.infer<typeof Values>;

/** A sentence for each value that cannot stand beside the others. */
export function refusals({ people }: Values, isProtected: boolean): string[] {
  const refused: string[] = [];
  const both = people.operators.find((one) => people.administrators.includes(one));
  if (isProtected && both !== undefined) {
    refused.push(`people.operators' has ${both}, an administrator too: a daily role and a rare one are two identities`);
  }
  return refused;
}
