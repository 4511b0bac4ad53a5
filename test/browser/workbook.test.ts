import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { catalogueWithPortal, smallCatalogue } from '../fixtures/catalogue.ts';
import { fill } from '../fixtures/workbooks/fill.ts';
import { createWorld } from '../fixtures/world.ts';
import { isTooWide, violations } from './axe.ts';
import { type ClerkPage, clerkPages } from './clerk-page.ts';
import type { PortalServer } from './portal-server.ts';

const open = clerkPages({ viewport: { width: 390, height: 800 } });
let world: ReturnType<typeof createWorld>;
let server: PortalServer;
let close: ClerkPage['close'];
let page: Page;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue(catalogueWithPortal());
  ({ server, page, close } = await open(world));
  await page.goto(`${server.url}/p/entry/S/2024-W02/P.A`);
});
afterEach(() => close());

/** What the browser saves after a press. */
async function saved(press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const reading = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes: reading };
}

const choose = (buffer: Buffer, name = 'tuần 2.xlsx') =>
  page.getByLabel('Gửi sổ đã nhập').setInputFiles({ name, mimeType: workbookMediaType, buffer });

describe('a clerk with the workbook of the entry page', () => {
  it('downloads it, sends it with faults, sees each cell, gets it back marked, fixes it and has the receipt', async () => {
    const { name, bytes } = await saved(() => page.getByRole('link', { name: 'Tải biểu Excel' }).click());
    expect(name).toBe('tiendo-S-2024-W02-P.A.xlsx');
    await choose(fill(bytes, { F9: 3, H12: 'mười' }));
    const box = page.getByRole('alert', { name: 'tuần 2.xlsx' });
    await box.waitFor();
    expect(await box.locator('p').first().textContent()).toBe(
      'Chưa ghi nhận: có 2 ô cần sửa. Sửa rồi gửi lại cả sổ.',
    );
    expect(await box.locator('li').allTextContents()).toEqual([
      'Số liệu!G9 – Thiếu mẫu số.',
      'Số liệu!H12 – «mười» – «mười» không phải là số: chỉ dùng chữ số 0–9 và dấu phân cách như 1.234.567,89.',
    ]);
    expect([await violations(page), await isTooWide(page)]).toEqual([[], false]);

    const marked = await saved(() =>
      page.getByRole('button', { name: 'Tải sổ có đánh dấu ô cần sửa' }).click(),
    );
    const reading = await xlsxWorkbooks.read(marked.bytes);
    expect([marked.name, reading.ok && reading.sheets.map(({ name: of }) => of)]).toEqual([
      'Cần sửa – tuần 2.xlsx',
      ['Cần sửa', 'Số liệu', '_tiendo'],
    ]);
    const [set] = smallCatalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const stored = () => world.ports.submissions.newest(set, '2024-W02', 'P.A', { atMost: 1 });
    expect(await stored()).toEqual([]);

    await choose(fill(marked.bytes, { G9: 4, H12: 10 }, 'xl/worksheets/sheet2.xml'));
    await page.getByRole('heading', { name: 'Đã nhận số liệu' }).waitFor();
    expect((await stored()).map(({ values }) => [...values.keys()])).toEqual([['S.1', 'S.4']]);
  });

  it('is told which cells of a workbook were not read', async () => {
    const { bytes } = await saved(() => page.getByRole('link', { name: 'Tải biểu Excel' }).click());
    await choose(fill(bytes, { K11: 5, A4: 'Đã xem' }));
    const receipt = page.getByRole('region', { name: 'Đã nhận số liệu' });
    await receipt.getByText('Trong sổ có chỗ không được đọc:').waitFor();
    expect(await receipt.locator('ul').last().locator('li').allTextContents()).toEqual([
      'Số liệu!A4 – «Đã xem» – Ô này nằm ngoài phần biểu hỏi nên không được đọc; điều cần gửi thì ghi vào ô màu vàng.',
    ]);
    expect([await violations(page), await isTooWide(page)]).toEqual([[], false]);
  });

  it('is told what another kind of file is, and nothing can be marked in it', async () => {
    await choose(Buffer.from('<html></html>'), 'a.xlsx');
    const box = page.getByRole('alert', { name: 'a.xlsx' });
    await box.waitFor();
    expect(await box.locator('p').first().textContent()).toContain('Đây là trang HTML hoặc XML');
    expect(await box.getByRole('button').count()).toBe(0);
  });

  it('sends the same file again when the line was lost, once', async () => {
    const { bytes } = await saved(() => page.getByRole('link', { name: 'Tải biểu Excel' }).click());
    await page.context().setOffline(true);
    await choose(fill(bytes, { K11: 5 }));
    await page.getByText('Không kết nối được máy chủ').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Gửi lại ngay' }).click();
    await page.getByRole('heading', { name: 'Đã nhận số liệu' }).waitFor();
  });
});
