export type Condition = Record<string, Record<string, string | string[]>>;

/** A statement of a role's policy. Its Sid is a word in our own language: tests and refusals name it. */
export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Action: string[];
  Resource: string[];
  Condition?: Condition;
}

type Rest = Omit<Statement, "Sid" | "Effect">;

export const allow = (Sid: string, rest: Rest): Statement => ({ Sid, Effect: "Allow", ...rest });
export const deny = (Sid: string, rest: Rest): Statement => ({ Sid, Effect: "Deny", ...rest });

export const policyText = (statements: Statement[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
