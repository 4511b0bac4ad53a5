import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnNames, ignoredNames } from '../../domain/submission/csv/column-names.ts';

describe('docs/csv.md', () => {
  it('lists every column with its names', () => {
    const rows = readFileSync('docs/csv.md', 'utf8')
      .split('\n')
      .filter((line) => /^\| (?:`\w+`|skipped) \|/.test(line));
    const row = (column: string, { vi, en }: { vi: readonly string[]; en: readonly string[] }) =>
      `| ${column} | ${vi.join(' · ')} | ${en.join(' · ')} |`;
    expect(rows).toEqual([
      ...Object.entries(columnNames).map(([column, names]) => row(`\`${column}\``, names)),
      row('skipped', ignoredNames),
    ]);
  });
});
