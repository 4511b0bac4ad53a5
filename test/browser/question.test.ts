import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { instant } from '../fixtures/instants.ts';
import { catalogueWith, rankedWorld } from '../fixtures/ranked-world.ts';
import { isTooWide, violations } from './axe.ts';
import { launchBrowser } from './launch.ts';
import { type PortalServer, servePortal, signIn } from './portal-server.ts';

let browser: Browser;
let server: PortalServer;
let leader: Page;
let clerk: Page;

beforeAll(async () => {
  const world = await rankedWorld({ missing: 'exclude' });
  await world.playWeek('2024-W01', { 'P.A': { 'S.2': { done: 1, total: 4 } } });
  world.setNow('2024-01-08T02:00:00Z');
  const { recipients } = catalogueWithPortal();
  const catalogue = { ...catalogueWith({ missing: 'exclude' }), recipients };
  await world.ports.catalogues.put(2, catalogue, instant('2024-01-08T02:00:00Z'));
  server = await servePortal(world);
  browser = await launchBrowser();
  const pageOf = async (post: string) => {
    const context = await browser.newContext({ locale: 'vi-VN' });
    await signIn(context, server.url, await world.sessionFor(post));
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return page;
  };
  leader = await pageOf('deputy-chair');
  clerk = await pageOf('clerk-a');
});
afterAll(async () => {
  await browser.close();
  server.close();
});

describe('a leader', { timeout: 60_000 }, () => {
  it('asks a unit why, and the unit answers on its first page, by keyboard alone', async () => {
    await leader.goto(`${server.url}/p/unit/P.A?set=S&period=2024-W01`);
    const field = leader.getByLabel('Hỏi đơn vị vì sao', { exact: false });
    await field.focus();
    await leader.keyboard.type('Vì sao <b>giảm</b>?');
    await leader.keyboard.press('Tab');
    await leader.keyboard.press('Enter');
    await leader.getByText('Vì sao <b>giảm</b>?').waitFor();
    await leader.getByText('Chưa trả lời').waitFor();
    expect(await violations(leader)).toEqual([]);
    expect(await isTooWide(leader)).toBe(false);
    await clerk.goto(server.url);
    await clerk.getByText('Vì sao <b>giảm</b>?').waitFor();
    await clerk.getByText('Chức vụ deputy-chair hỏi về tuần 01/2024, 09:00 ngày 08/01/2024').waitFor();
    await clerk.getByLabel('Trả lời của đơn vị', { exact: false }).focus();
    expect(await violations(clerk)).toEqual([]);
    expect(await isTooWide(clerk)).toBe(false);
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.press('Enter');
    await clerk.getByText('Viết nội dung rồi gửi.').waitFor();
    await clerk.getByLabel('Trả lời của đơn vị', { exact: false }).focus();
    await clerk.keyboard.type('Mất kết nối hai ngày');
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.press('Enter');
    await clerk.getByText('Vì sao <b>giảm</b>?').waitFor({ state: 'detached' });
    await leader.reload();
    await leader.getByText('Mất kết nối hai ngày').waitFor();
  });
});
