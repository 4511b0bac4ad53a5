import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rateLimits } from '../../domain/access/rate-limit.ts';
import { mostTokensADay } from '../../domain/access/token-limits.ts';
import { mostPreviewsADay, mostReceiptReaders, mostReceiptsADay } from '../../domain/delivery/mail-limits.ts';
import {
  mostExceptions,
  mostRevisions,
  mostRowsInFile,
  mostSubmissionsInFile,
  revisionsRead,
} from '../../domain/submission/submission-limits.ts';
import { routes } from '../../functions/deployment/api-functions.ts';

const rows = readFileSync('docs/limits.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:what|route|function)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')));

/** The first numbers of a row's limit, by how the row begins. */
function numbersOf(beginning: string, count = 1): number[] {
  const found = rows.find(([what]) => what?.startsWith(beginning));
  const [, limit = ''] = found ?? [];
  return [...limit.replaceAll(/(?<=\d),(?=\d)/g, '').matchAll(/\d+/g)].slice(0, count).map(Number);
}

it('the document of limits gives the numbers that apply', () => {
  expect(numbersOf('requests of a unit')).toEqual([rateLimits.unit.requests]);
  expect(numbersOf('requests of a leader')).toEqual([rateLimits.leader.requests]);
  expect(numbersOf('requests of an operations')).toEqual([rateLimits.operations.requests]);
  expect(numbersOf('rows in a CSV file')).toEqual([mostRowsInFile]);
  expect(numbersOf('submissions in a CSV file')).toEqual([mostSubmissionsInFile]);
  expect(numbersOf('revisions of a unit')).toEqual([mostRevisions]);
  expect(numbersOf('revisions that a submission reads')).toEqual([revisionsRead]);
  expect(numbersOf('exceptions ever made')).toEqual([mostExceptions]);
  expect(numbersOf('receipts of a unit')).toEqual([mostReceiptsADay]);
  expect(numbersOf('readers of a unit')).toEqual([mostReceiptReaders]);
  expect(numbersOf('test messages')).toEqual([mostPreviewsADay]);
  const { unit, leader, operations } = mostTokensADay;
  expect(numbersOf('tokens issued a day', 3)).toEqual([unit, leader, operations]);
});

it('a file of submissions fits into the requests of a minute', () => {
  expect(mostSubmissionsInFile).toBeLessThan(rateLimits.unit.requests);
});

it('the document of limits names where each is declared', () => {
  const files = rows.map((cells) => cells.at(-1)?.replaceAll('`', '') ?? '');
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

it('the document of limits says of every route what bounds its answer', () => {
  const listed = rows.flatMap(([routes = '']) =>
    Array.from(routes.matchAll(/`([A-Z]+ \/v1\/[^`]+)`/g), ([, route = '']) => route),
  );
  const served = routes.map(({ operation: { method, path } }) => `${method} ${path}`);
  expect([...new Set(listed)].sort()).toEqual(served.filter((route) => route.includes(' /v1/')).sort());
});
