/** A target for a ratio, or for a figure in a unit. */
type Target = { readonly atMost: number } | { readonly atLeast: number };

/** A figure beside its target, as a table shows it. */
export type Verdict = { readonly cells: readonly string[]; readonly isMissed: boolean };

/** Judges a ratio, or a figure in a unit; missed means by more than a fifth of the target. */
export function verdictOn(name: string, figure: number, target: Target, unit = '×'): Verdict {
  const [sign, bar] = 'atMost' in target ? ['≤', target.atMost] : ['≥', target.atLeast];
  const holds = 'atMost' in target ? figure <= bar : figure >= bar;
  const isMissed = 'atMost' in target ? !(figure <= bar * 1.2) : !(figure >= bar * 0.8);
  const verdict = holds ? 'holds' : isMissed ? 'missed' : 'nearly';
  return { cells: [name, `${figure.toFixed(1)} ${unit}`, `${sign} ${bar} ${unit}`, verdict], isMissed };
}

/** Prints a table whose columns but the first are aligned to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const [first, ...rest] of [head, ...rows]) {
    const padded = rest.map((cell, index) => cell.padStart(widths[index + 1] ?? 0));
    console.log([first?.padEnd(widths[0] ?? 0), ...padded].join('  '));
  }
}
