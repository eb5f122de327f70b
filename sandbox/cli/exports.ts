/** For a shell: a profile of the caller's own would win over the keys. */
export const exportLines = (variables: Record<string, string>): string[] => [
  "unset AWS_PROFILE",
  ...Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`),
];
