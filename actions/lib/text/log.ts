/** Where a person reads along. Groups fold in GitHub's log; they do not nest. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}
