import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import { fill } from '../fixtures/workbooks/fill.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { runOn } from './run.ts';
import { serveWorld } from './world-server.ts';

let served: Awaited<ReturnType<typeof serveWorld>>;
let folder: string;

beforeEach(async () => {
  served = await serveWorld();
  folder = temporaryFolder();
});

const at = (name: string) => join(folder, name);

const download = (name: string) => runOn(served, ['workbook', 'S', '2024-W02', 'P.A', '--out', at(name)]);

/** Fills a downloaded workbook, and saves it under another name. */
function filled(name: string, cells: Parameters<typeof fill>[1]): string {
  writeFileSync(at(name), fill(readFileSync(at('made.xlsx')), cells));
  return at(name);
}

async function sheetsOf(name: string): Promise<string[]> {
  const reading = await xlsxWorkbooks.read(readFileSync(at(name)));
  return reading.ok ? reading.sheets.map((sheet) => sheet.name) : [reading.fault];
}

describe('tiendo workbook, tiendo submit FILE.xlsx', () => {
  it('downloads a workbook, and never writes over a file', async () => {
    const { code, stdout, stderr } = await download('made.xlsx');
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([
      0,
      '',
      `Saved the workbook as ${at('made.xlsx')}. Fill in the yellow cells, then send it with a token of the unit:`,
    ]);
    expect(await sheetsOf('made.xlsx')).toEqual(['Figures', '_tiendo']);
    expect(await download('made.xlsx')).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`The file ${at('made.xlsx')} exists; choose another name.`),
    });
  });

  it('F118: shows every cell to fix, saves the workbook that comes back, and once it is fixed there the receipt', async () => {
    await download('made.xlsx');
    const wrong = filled('wrong.xlsx', { F9: 3, H12: 'twelve', L13: 'much' });
    const refused = await runOn(served, ['submit', wrong, '--out', at('back.xlsx')]);
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    expect(refused.stderr).toContain('  Figures!G9: ');
    expect(refused.stderr).toContain('  Figures!H12: ');
    expect(refused.stderr).toContain('  Figures!L13: ');
    expect(await sheetsOf('back.xlsx')).toEqual(['To fix', 'Figures', '_tiendo']);
    const fixed = fill(
      readFileSync(at('back.xlsx')),
      { G9: 4, H12: 12, L13: 1234 },
      'xl/worksheets/sheet2.xml',
    );
    writeFileSync(at('fixed.xlsx'), fixed);
    const sound = at('fixed.xlsx');
    const trial = await runOn(served, ['submit', sound, '--dry-run']);
    expect([trial.code, trial.stdout]).toEqual([0, expect.stringContaining('nothing stored')]);
    const accepted = await runOn(served, ['submit', sound, '--out', at('receipt.xlsx')]);
    expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining('Outcome: accepted')]);
    expect(await sheetsOf('receipt.xlsx')).toEqual(['Receipt', 'Figures', '_tiendo']);
    expect((await runOn(served, ['submit', sound])).stdout).toContain('accepted before');
  });

  it('says which cells were not read, of one form and of several', async () => {
    await download('made.xlsx');
    const { code, stderr } = await runOn(served, ['submit', filled('own.xlsx', { K11: 5, A4: 'Checked' })]);
    expect([code, stderr.split('\n').slice(0, 2)]).toEqual([
      0,
      [
        'Not read:',
        '  Figures!A4 “Checked”: This cell is outside what the form asks for and was not read; whatever is to be sent belongs in a yellow cell.',
      ],
    ]);
    const forms = ['S/2024-W03/P.A', 'S/2024-W04/P.A'];
    await runOn(served, ['workbook-of-forms', ...forms, '--out', at('several.xlsx')]);
    const two = fill(
      fill(readFileSync(at('several.xlsx')), { A4: 'Checked' }),
      { K11: 5 },
      'xl/worksheets/sheet2.xml',
    );
    writeFileSync(at('two.xlsx'), two);
    expect((await runOn(served, ['submit', at('two.xlsx')])).stderr.split('\n').slice(0, 3)).toEqual([
      'Not read:',
      '  P.A S 2024-W03!A4 “Checked”: This cell is outside what the form asks for and was not read; whatever is to be sent belongs in a yellow cell.',
      'Accepted: 1; not accepted: 0; nothing new: 1.',
    ]);
  });
});
