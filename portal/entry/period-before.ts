import { weekAfter } from '../leaders/weeks.ts';

/** The period before another of its kind: `2024-W01` → `2023-W52`, `2024-01` → `2023-12`, `2024-Q1` → `2023-Q4`, `2024` → `2023`. */
export function periodBefore(period: string): string {
  const [year = '', part = ''] = period.split('-');
  const before = String(Number(year) - 1);
  if (part === '') return before;
  if (part.startsWith('W')) return weekAfter(period, -1);
  const letter = /^[QH]/.exec(part)?.[0] ?? '';
  const number = Number(part.slice(letter.length));
  const last = { Q: 4, H: 2 }[letter] ?? 12;
  const width = letter === '' ? 2 : 1;
  const [of, to] = number === 1 ? [before, last] : [year, number - 1];
  return `${of}-${letter}${String(to).padStart(width, '0')}`;
}
