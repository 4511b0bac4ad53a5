import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { instant } from '../fixtures/instants.ts';
import { catalogueWith, fridays, rankedWorld } from '../fixtures/ranked-world.ts';
import { isTooWide, violations } from './axe.ts';
import { launchBrowser } from './launch.ts';
import { type PortalServer, servePortal, signIn } from './portal-server.ts';
import { soon } from './soon.ts';

let browser: Browser;
let server: PortalServer;
let page: Page;

beforeAll(async () => {
  const world = await rankedWorld({ missing: 'exclude' });
  await world.playWeek('2024-W01', {
    'P.A': { 'S.1': { numerator: 1, denominator: 4 }, 'S.2': { done: 1, total: 4 } },
    'P.B': { 'S.1': { numerator: 2, denominator: 4 }, 'S.2': { done: 2, total: 4 } },
    P: { 'S.QG': { points: 75.67, rank: 1, of: 63 } },
  });
  world.setNow(fridays['2024-W02']);
  const figures = { 'S.1': { numerator: 3, denominator: 4 }, 'S.2': { done: 2, total: 4 } };
  await world.send('P.A', '2024-W02', figures, { note: 'Thiếu máy quét' });
  await world.playWeek('2024-W02', {
    P: { 'S.QG': { points: 79.06, rank: 4, of: 63 } },
    'P.B': { 'S.1': { numerator: 2, denominator: 4 }, 'S.2': { done: 2, total: 4 } },
  });
  world.setNow('2024-01-15T02:00:00Z');
  const { recipients } = catalogueWithPortal();
  const catalogue = { ...catalogueWith({ missing: 'exclude' }), recipients };
  await world.ports.catalogues.put(2, catalogue, instant('2024-01-15T02:00:00Z'));
  server = await servePortal(world);
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'vi-VN' });
  await signIn(context, server.url, await world.sessionFor('deputy-chair'));
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** The cells of the rows of a table, by its caption. */
const rowsOf = async (caption: string) => {
  const table = page.getByRole('table', { name: caption });
  await table.waitFor();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())),
  );
};

describe('a leader', () => {
  it('begins with the week that ended last: leagues in order, and who sent nothing', async () => {
    await page.goto(server.url);
    expect(await rowsOf('2 đơn vị được xếp hạng')).toEqual([
      ['1', 'Sở A\nNộp một phần', '66,25', '+42,50', '▲ +1', '—'],
      ['2', 'Sở B\nNộp một phần', '47,50', '0,00', '▼ −1', '—'],
    ]);
    expect(await rowsOf('Số đơn vị theo khối')).toEqual([
      ['Sở, ban, ngành', '3', '0', '0', '2', '1'],
      ['Cấp huyện', '1', '0', '0', '0', '1'],
      ['Tổng', '4', '0', '0', '2', '2'],
    ]);
    await page
      .getByRole('region', { name: 'Cấp huyện' })
      .getByText('Chưa đơn vị nào được xếp hạng.')
      .waitFor();
    await page.getByText('Sở C; Huyện Q.').waitFor();
    const standing = page.getByRole('region', { name: 'Chỉ số S.QG' });
    expect((await standing.locator('.standing').innerText()).replaceAll(/\s+/g, ' ')).toBe(
      '79,06 điểm ▲ +3,39 Hạng 4/63 ▼ −3 hạng',
    );
    await standing.getByText('So với tuần 01/2024').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });

  it('reads what units wrote with their figures', async () => {
    await page.getByRole('button', { name: 'Đọc ghi chú, kiến nghị của 2 đơn vị' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Sở A: Thiếu máy quét').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Sở B:' }).count()).toBe(0);
  });

  it('prints the week on A4, without what is for the screen alone', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    // The width of A4 within its margins of 15 mm.
    await page.setViewportSize({ width: 680, height: 1_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(680);
    for (const hidden of [page.getByRole('navigation').first(), page.getByRole('button').first()])
      expect(await hidden.isVisible()).toBe(false);
    expect(await page.getByRole('row', { name: /Sở A/ }).first().isVisible()).toBe(true);
    // On paper the colours are those of the light theme.
    expect(
      await page
        .locator('.up')
        .first()
        .evaluate((moved) => getComputedStyle(moved).color),
    ).toBe('rgb(28, 99, 57)');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      [width, height].map(Number).map(Math.round),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(new Set(sizes.map(String))).toEqual(new Set(['595,842']));
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1_280, height: 720 });
  });

  it('sees how the leagues stand over the quarter, once it asks', async () => {
    await page.getByRole('button', { name: 'Xem xếp hạng cả quý' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sở, ban, ngành: cả quý I/2024' }).waitFor();
    expect(await rowsOf('Sở, ban, ngành: điểm bình quân 2 tuần')).toEqual([
      ['1', 'Sở B', '47,50', '2/2', '1'],
      ['2', 'Sở A', '45,00', '2/2', '1'],
    ]);
    const districts = page.getByRole('region', { name: 'Cấp huyện: cả quý I/2024' });
    await districts.getByText('Chưa đơn vị nào được xếp hạng.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });

  it('chooses any week of the last year', async () => {
    await page.getByLabel('Chọn tuần').selectOption('2023-W40');
    await page.getByRole('heading', { name: 'Xếp hạng tuần 40/2023' }).waitFor();
    expect(await page.getByLabel('Chọn tuần').inputValue()).toBe('2023-W40');
    expect(await page.getByLabel('Chọn tuần').locator('option').count()).toBe(53);
    await page.goBack();
    await page.getByRole('heading', { name: 'Xếp hạng tuần', exact: true }).waitFor();
  });

  it('goes to another week by keyboard alone, and back with the browser', async () => {
    await page.getByRole('link', { name: '← tuần 01/2024' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Xếp hạng tuần 01/2024' }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), soon)
      .toBe('Xếp hạng tuần 01/2024');
    expect((await rowsOf('2 đơn vị được xếp hạng')).map(([, unit]) => unit)).toEqual([
      'Sở B\nNộp một phần',
      'Sở A\nNộp một phần',
    ]);
    await page.goBack();
    await page.getByRole('heading', { name: 'Xếp hạng tuần', exact: true }).waitFor();
  });

  it('sees why a unit moved, and its trend as a line and a table', async () => {
    await page.getByRole('link', { name: 'Sở A' }).click();
    await page.getByText('Hạng 1/2').waitFor();
    await page
      .getByText(/42,50 điểm/)
      .first()
      .waitFor();
    expect(await rowsOf('2 kỳ gần nhất')).toEqual([
      ['tuần 01/2024', '23,75', '2/2'],
      ['tuần 02/2024', '66,25', '1/2'],
    ]);
    expect(await page.locator('svg path').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });

  it.each([
    '/p/week/S/2024-W53',
    '/p/week/S/never',
    '/p/unit/P.X?set=S&period=2024-W02',
    '/p/unit/P.A?set=S&period=2024-W60',
  ])('is told that there is no such page, in no words for programs: %s', async (path) => {
    await page.goto(server.url + path);
    await page.getByText('Không có trang này').first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain('/v1/');
    expect(await page.getByRole('link', { name: '→' }).count()).toBe(0);
  });

  it('sees milestones, those at risk first, unit by unit', async () => {
    await page.getByRole('link', { name: 'Các mốc' }).click();
    await page.getByRole('link', { name: 'Hoàn thành nhiệm vụ' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Hoàn thành nhiệm vụ' }).click();
    const rows = await rowsOf('Từng đơn vị, cần chú ý trước');
    expect(rows.map(([unit, status]) => [unit, status])).toEqual([
      ['Sở A', '◐ Có nguy cơ chậm'],
      ['Sở B', '◐ Có nguy cơ chậm'],
      ['Sở C', '◐ Có nguy cơ chậm'],
    ]);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });
});
