/** Lines of columns as wide as their widest cell; the first column to the left, the others to the right unless they are prose. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    widths
      .map((width, at) => (at === 0 || width > 24 ? (row[at] ?? "").padEnd(width) : (row[at] ?? "").padStart(width)))
      .join("   ")
      .trimEnd(),
  );
}
