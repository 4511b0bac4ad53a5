import { describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { editForm } from '../../fixtures/workbooks/fill.ts';
import { hostileFiles } from '../../fixtures/workbooks/hostile-files.ts';
import { workbookOf } from '../../fixtures/workbooks/workbook-of.ts';

const sound = await workbookOf('P.A');

describe('F53: a file that is no workbook to read is refused before it is parsed', () => {
  it.each(hostileFiles(sound))('$name: $fault', async ({ bytes, fault }) => {
    expect(await xlsxWorkbooks.read(bytes)).toEqual({ ok: false, fault });
  });

  it('at no more memory than it is large: a bomb that lies is unpacked as far as it declares', async () => {
    const bombs = hostileFiles(sound).filter(({ name }) => /bomb|600 MB|thousandfold/.test(name));
    const before = process.memoryUsage().rss;
    for (const { bytes } of bombs) await xlsxWorkbooks.read(bytes);
    expect(bombs).toHaveLength(4);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });
});

describe('F53: a file that is no workbook to read', () => {
  it('is refused in a tenth of a second of work', async () => {
    const slow: string[] = [];
    for (const { name, bytes } of hostileFiles(sound)) {
      const times: number[] = [];
      // A second and a third time if another process got in the way.
      while (times.length < 3 && !times.some((time) => time < 100)) {
        const before = process.cpuUsage();
        await xlsxWorkbooks.read(bytes);
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1_000);
      }
      if (times.every((time) => time >= 100)) slow.push(`${name}: ${times.join(', ')} ms`);
    }
    expect(slow).toEqual([]);
  });
});

describe('a workbook whose sheet is strange is read like any other', () => {
  const plain = () => xlsxWorkbooks.read(sound);

  it.each([
    ['a validation of whole columns', (xml: string) => xml.replaceAll(/sqref="[^"]+"/g, 'sqref="A:XFD"')],
    ['200,000 empty rows', (xml: string) => xml.replace('</sheetData>', `${emptyRows()}</sheetData>`)],
    [
      'a cell in the farthest corner',
      (xml: string) =>
        xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    ],
  ])('%s', async (_, change) => {
    expect(await xlsxWorkbooks.read(editForm(sound, change))).toEqual(await plain());
  });
});

function emptyRows(): string {
  return Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 100}" s="1" customFormat="1"/>`).join('');
}
