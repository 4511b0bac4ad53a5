import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { tiendoInProcess } from './in-process.ts';
import { serveWorld } from './world-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** A workbook just exported, and the commands of operations. */
async function exported(language: 'vi' | 'en' = 'vi') {
  const { url, world, operationsToken, unitToken } = await serveWorld();
  made += 1;
  const file = join(folder, `${made}.xlsx`);
  const as =
    (token: string) =>
    (...words: string[]) =>
      tiendoInProcess(words, language, { TIENDO_URL: url, TIENDO_TOKEN: token });
  const run = as(operationsToken);
  const saved = await run('catalogue', 'export', file);
  return { file, run, world, saved, asUnit: as(unitToken) };
}

/** Writes texts into cells as another program would; null empties one. */
async function edit(file: string, sheet: string, cells: Readonly<Record<string, string | null>>) {
  const workbook = await openXlsx(readFileSync(file));
  const found = workbook.sheets.find(({ name }) => name === sheet);
  if (found === undefined) throw new RangeError(`no sheet ${sheet}`);
  for (const [address, value] of Object.entries(cells)) {
    const [column, row] = [address.charCodeAt(0) - 65, Number(address.slice(1)) - 1];
    const line = found.rows[row] ?? [];
    found.rows[row] = line;
    while (line.length <= column) line.push(null);
    line[column] = value;
    found.cells?.delete(`${row},${column}`);
  }
  writeFileSync(file, await saveXlsx(workbook));
}

describe('F130: operations edit the catalogue in a workbook', () => {
  it('exported, not edited, changes nothing', async () => {
    const { file, run, saved } = await exported();
    expect(saved).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining(`Đã lưu danh mục phiên bản 1 vào ${file}. Sửa xong thì kiểm tra:`),
    });
    expect(await run('catalogue', 'check', file)).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('Đang dùng đúng danh mục này: phiên bản 1; không có gì để nạp.\n'),
    });
    expect(await run('catalogue', 'apply', file)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Danh mục đang dùng: phiên bản 1.\n',
    });
  });

  it('shows every difference first, and applies exactly that once it is confirmed', async () => {
    const { file, run, world } = await exported();
    await edit(file, 'Người nhận thư', { E2: 'moi@province.example' });
    const shown = await run('catalogue', 'apply', file);
    expect(shown.code).toBe(9);
    expect(shown.stdout).toContain('moi@province.example');
    expect((await world.ports.catalogues.current())?.version).toBe(1);
    const digest = /--confirm (\w{32})/.exec(shown.stderr)?.[1] ?? '';
    const applied = await run('catalogue', 'apply', file, '--confirm', digest);
    expect([applied.code, applied.stderr]).toEqual([
      0,
      'Lưu ý: Không ai nhận thư báo sự cố và đề nghị gia hạn của các đơn vị: thêm người nhận có vai trò vận hành trên cổng.\nDanh mục đang dùng: phiên bản 2.\n',
    ]);
    const current = await world.ports.catalogues.current();
    expect(current?.catalogue.recipients[0]?.email).toBe('moi@province.example');
  });

  it('in one JSON file, as the portal saves it, is checked, compared and applied', async () => {
    const { run, world } = await exported('en');
    const file = join(folder, 'catalogue.json');
    const catalogue = (await world.ports.catalogues.current())?.catalogue;
    if (catalogue === undefined) throw new Error('no catalogue');
    writeFileSync(file, JSON.stringify(catalogue));
    const check = async () => (await run('catalogue', 'check', file)).stderr.split('\n').slice(-3);
    expect((await check()).slice(-2)).toEqual([
      'It is in force already, as version 1; there is nothing to apply.',
      '',
    ]);
    const [first, ...others] = catalogue.recipients;
    writeFileSync(
      file,
      JSON.stringify({ ...catalogue, recipients: [{ ...first, email: 'new@province.example' }, ...others] }),
    );
    expect(await check()).toEqual([
      'To see what it changes, and then apply it:',
      expect.stringContaining(`npm run -s tiendo -- catalogue apply ${file} --url `),
      '',
    ]);
    expect((await run('catalogue', 'apply', file, '--confirm')).code).toBe(0);
    expect((await world.ports.catalogues.current())?.catalogue.recipients[0]?.email).toBe(
      'new@province.example',
    );
    writeFileSync(
      file,
      JSON.stringify({ ...catalogue, recipients: [{ ...first, email: 'nobody' }, ...others] }),
    );
    expect((await run('catalogue', 'check', file)).stderr).toMatch(
      / {2}Recipient .+ \(.+\), address \(\/recipients\/0\/email\): /,
    );
  });

  it('is refused in words once another version is in force', async () => {
    const { file, run } = await exported();
    await edit(file, 'Người nhận thư', { E2: 'moi@province.example' });
    expect((await run('catalogue', 'apply', file, '--confirm')).code).toBe(0);
    const words =
      'Sổ này xuất từ danh mục phiên bản 1, nay đang dùng phiên bản 2; nạp sổ sẽ xóa mất thay đổi của người khác. Xuất sổ mới («tiendo catalogue export») rồi nhập lại các thay đổi.\n';
    for (const command of ['check', 'apply'])
      expect(await run('catalogue', command, file)).toEqual({ code: 5, stdout: '', stderr: words });
  });

  it('names the cells that are wrong, with what they hold', async () => {
    const { file, run } = await exported('en');
    await edit(file, 'Contacts', { E2: 'nobody', F2: 'maybe' });
    const { code, stdout, stderr } = await run('catalogue', 'check', file);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toBe(
      [
        'The catalogue is not valid; fix the parts named here and send it again.',
        '  Contacts!F2 “maybe”: Column “Weekly report”: Enter yes (or x), or leave the cell empty.',
        '',
      ].join('\n'),
    );
    await edit(file, 'Contacts', { F2: 'x' });
    expect((await run('catalogue', 'check', file)).stderr).toContain('  Contacts!E2 “nobody”: ');
  });

  it('is for operations, who get the whole catalogue, and never written over a file', async () => {
    const { file, run, asUnit } = await exported();
    const other = join(folder, 'unit.xlsx');
    expect(await asUnit('catalogue', 'export', other)).toEqual({
      code: 4,
      stdout: '',
      stderr: 'Mã truy cập này chỉ thấy một phần danh mục; dùng mã của bộ phận vận hành.\n',
    });
    expect(existsSync(other)).toBe(false);
    expect((await run('catalogue', 'export', file)).code).toBe(2);
  });

  it.each([
    [
      'no Excel file',
      () => Buffer.from('a;b\n1;2\n'),
      'Đây là văn bản hoặc CSV, không phải sổ Excel (.xlsx).',
    ],
    [
      'a workbook for figures',
      async () => (await import('../fixtures/workbooks/workbook-of.ts')).workbookOf('P.A'),
      'Đây không phải sổ danh mục',
    ],
  ] as const)('is refused where it is %s', async (_, bytes, words) => {
    const { file, run } = await exported();
    writeFileSync(file, await bytes());
    const { code, stderr } = await run('catalogue', 'apply', file);
    expect([code, stderr]).toEqual([3, expect.stringContaining(words)]);
  });
});
