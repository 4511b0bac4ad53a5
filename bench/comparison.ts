import { median } from './measure.ts';

/** What was measured in one run of a section: CPU time in milliseconds, by name. */
export type Figures = ReadonlyMap<string, number>;

/** Milliseconds as they are printed and read again: a short task is compared by its fractions. */
export function shownMilliseconds(figure: number): string {
  return figure.toFixed(figure < 100 ? 3 : 1);
}

/** The figures that a section printed: of each task that it measured, the last of the two numbers in its row. */
export function figuresIn(output: string): Figures {
  const rows = output.matchAll(/^(.*?\S) {2,}\d+(?:\.\d+)? {2,}(\d+(?:\.\d+)?)$/gm);
  return new Map([...rows].map(([, name = '', cpu = '']) => [name, Number(cpu)]));
}

/**
 * The rows of a table that compares two commits: what was measured at either, in the order in which it was first, with the median of
 * its runs before and after, and their ratio. What one of them did not measure has a dash.
 */
export function comparisonRows(before: readonly Figures[], after: readonly Figures[]): string[][] {
  const names = new Set([...before, ...after].flatMap((figures) => [...figures.keys()]));
  return [...names].map((name) => {
    const [one, other] = [medianOf(before, name), medianOf(after, name)];
    const ratio = one === null || other === null || one === 0 ? null : other / one;
    return [name, shown(one), shown(other), ratio === null ? '—' : `${ratio.toFixed(2)} ×`];
  });
}

function medianOf(runs: readonly Figures[], name: string): number | null {
  const found = runs.flatMap((figures) => figures.get(name) ?? []);
  return found.length === 0 ? null : median(found);
}

function shown(figure: number | null): string {
  return figure === null ? '—' : shownMilliseconds(figure);
}
