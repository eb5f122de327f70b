export type Check = () => void | Promise<void>;

export class CheckFailed extends Error {
  readonly findings: string[];
  readonly cure: string;
  constructor(findings: string[], cure: string) {
    super(findings.join("\n"));
    this.findings = findings;
    this.cure = cure;
  }
}

/** Throws when anything was found. */
export function none(findings: string[], cure: string): void {
  if (findings.length > 0) throw new CheckFailed(findings, cure);
}
