/** Writes data to stdout, where scripts read it. */
export function writeData(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a message for a person, on stderr. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Writes a command's progress to an interactive stderr only; not to scripts and logs. */
export function tellProgress(text: string): void {
  if (process.stderr.isTTY) tell(text);
}

/** Writes data as JSON, indented. */
export function writeJson(data: unknown): void {
  writeData(JSON.stringify(data, null, 2));
}

/** Aligns cells in columns; figures are right-aligned. */
export function table(rows: readonly (readonly string[])[], rightAligned: readonly number[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          rightAligned.includes(column)
            ? cell.padStart(widths[column] ?? 0)
            : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
