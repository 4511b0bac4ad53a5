import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { instant } from '../fixtures/instants.ts';
import { catalogueWith, rankedWorld } from '../fixtures/ranked-world.ts';
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
  });
  await world.playWeek('2024-W02', {
    'P.A': { 'S.1': { numerator: 3, denominator: 4 }, 'S.2': { done: 2, total: 4 } },
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
  page.setDefaultTimeout(8_000);
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
    await page.getByText('Sở C; Huyện Q.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });

  it('goes to another week, and back with the browser', async () => {
    await page.getByRole('link', { name: '← tuần 01/2024' }).click();
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
