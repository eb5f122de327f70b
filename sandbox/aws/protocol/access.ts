/** One thing that a request does, in IAM's words. */
export interface Permission {
  action: string;
  resource: string;
  /** Condition keys, with several values where a key takes several. */
  context?: Record<string, string | readonly string[]>;
}

/** What a request's caller may do. */
export interface Access {
  /** Throws the protocol's own refusal for the first that the caller may not. */
  demand(...permissions: Permission[]): void;
  may(permission: Permission): boolean;
}

export const openAccess: Access = { demand: () => undefined, may: () => true };
