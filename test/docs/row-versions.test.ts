import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rowVersions } from '../../adapters/dynamodb/table/row-versions.ts';

it('the table of row versions in the documents is that of the code', () => {
  const text = readFileSync('docs/encodings.md', 'utf8');
  const [, after = ''] = text.split('| kind | written | read | since |\n|---|---|---|---|\n');
  const [table = ''] = after.split('\n\n');
  const expected = Object.entries(rowVersions).map(
    ([kind, { writes, reads, since }]) => `| \`${kind}\` | ${writes} | ${reads.join(', ')} | ${since} |`,
  );
  expect(table.split('\n')).toEqual(expected);
});

it('every kind of row is read in the version in which it is written', () => {
  for (const { writes, reads } of Object.values(rowVersions)) expect(reads).toContain(writes);
});
