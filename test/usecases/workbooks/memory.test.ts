import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { mostAnswerBytes } from '../../../contract/http/answer-limit.ts';
import { sizings } from '../../../lib/functions.ts';
import { unzip, zip } from '../../fixtures/workbooks/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const measuredSchema = z.object({ peak: z.number(), file: z.number(), answer: z.number() });

const heap = `--max-old-space-size=${sizings.workbooks.heapSize}`;

/** Runs a step in a process with the heap of the function. */
function run(...args: readonly string[]) {
  const script = join(import.meta.dirname, 'largest-workbook.ts');
  const printed = execFileSync(process.execPath, [heap, script, ...args]);
  return measuredSchema.parse(JSON.parse(printed.toString()));
}

/** The workbooks that were made, which the tests share, and what that took. */
const made = new Map<string, ReturnType<typeof run>>();

function makeOnce(name: string, forms: string, rows: string) {
  const measured = made.get(name) ?? run('make', at(name), forms, rows);
  made.set(name, measured);
  return measured;
}

/** Every sheet of a workbook edited. */
function editSheets(from: string, to: string, change: (xml: string) => string): void {
  const parts = unzip(readFileSync(at(from)));
  for (const [name, part] of parts)
    if (/worksheets\/sheet\d+\.xml$/.test(name)) parts.set(name, Buffer.from(change(part.toString('utf8'))));
  writeFileSync(at(to), zip(parts));
}

/** A text in every cell below the head that has none. */
function filledUp(xml: string): string {
  let at = 0;
  return xml.replaceAll(/<c r="([A-Z]+)(\d+)"( s="\d+")\/>/g, (cell, letters, row, style) => {
    if (Number(row) < 9) return cell;
    at += 1;
    return `<c r="${letters}${row}"${style} t="inlineStr"><is><t>mười ${Math.sin(at)}</t></is></c>`;
  });
}

/** Rows below the form, all of whose cells are taken. */
function dense(rows: number) {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const columns = [...letters, ...letters.map((letter) => `A${letter}`)];
  const row = (number: number) =>
    `<row r="${number}">${columns.map((column) => `<c r="${column}${number}"><v>1</v></c>`).join('')}</row>`;
  const more = Array.from({ length: rows }, (_, number) => row(1_100 + number)).join('');
  return (xml: string) => xml.replace('</sheetData>', `${more}</sheetData>`);
}

/** The function has 512 MiB. */
const most = 450 * 2 ** 20;

describe('F53, F138: the largest workbook fits into the memory of its function, and its answer into an answer', () => {
  it.each([
    ['5', '1000'],
    ['30', '166'],
  ])(
    'of %s forms of %s indicators: made, and marked in every cell',
    (forms, rows) => {
      const first = makeOnce(`${forms}.xlsx`, forms, rows);
      editSheets(`${forms}.xlsx`, 'filled.xlsx', filledUp);
      const taken = run('take', at('filled.xlsx'), forms, rows);
      expect(readFileSync(at('filled.xlsx')).byteLength).toBeLessThan(2 ** 20);
      for (const { peak, answer } of [first, taken]) {
        expect(peak).toBeLessThan(most);
        expect(answer).toBeLessThan(mostAnswerBytes / 3);
      }
    },
    120_000,
  );

  it('with as many other cells as an upload can hold', () => {
    makeOnce('30.xlsx', '30', '166');
    editSheets('30.xlsx', 'dense.xlsx', dense(75));
    const size = readFileSync(at('dense.xlsx')).byteLength;
    const { peak, answer } = run('take', at('dense.xlsx'), '30', '166');
    expect([size > 0.7 * 2 ** 20, size < 2 ** 20]).toEqual([true, true]);
    expect(peak).toBeLessThan(most);
    expect(answer).toBeLessThan(mostAnswerBytes / 3);
  }, 120_000);
});
