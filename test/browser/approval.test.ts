import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { createWorld } from '../fixtures/world.ts';
import { isTooWide, violations } from './axe.ts';
import { launchBrowser } from './launch.ts';
import { type PortalServer, servePortal, signIn } from './portal-server.ts';
import { soon } from './soon.ts';

let browser: Browser;
let world: ReturnType<typeof createWorld>;
let server: PortalServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  const { sets, ...rest } = catalogueWithPortal();
  await world.applyCatalogue({
    ...rest,
    sets: sets.map((set) => ({ ...set, approval: { from: '2024-W02' } })),
  });
  const [set] = sets;
  if (set === undefined) throw new Error('the fixture has changed');
  await world.ports.submissions.append(set, submissionOf());
  server = await servePortal(world);
  browser = await launchBrowser();
  context = await browser.newContext({ locale: 'vi-VN' });
  await signIn(context, server.url, await world.sessionFor('clerk-a'));
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const decisions = async () =>
  (await world.ports.approvals.ofPeriod('S', '2024-W02')).found.map(({ revision, outcome }) => [
    revision,
    outcome,
  ]);

describe('the head of a unit', { timeout: 60_000 }, () => {
  it('returns figures by keyboard alone, with a reason that the unit sees', async () => {
    await page.goto(server.url);
    await page.getByText('Bản 1 chờ thủ trưởng đơn vị duyệt').waitFor();
    await page.getByRole('link', { name: 'Bộ chỉ số S, tuần 02/2024' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Duyệt số liệu, bản 1' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: 'Trả lại' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nêu lý do trả lại để người gửi sửa.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe('return-reason');
    await page.keyboard.type('Mẫu số chưa khớp báo cáo');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Lý do: Mẫu số chưa khớp báo cáo', { exact: false }).waitFor();
    expect(await decisions()).toEqual([[1, 'returned']]);
    expect(await page.getByRole('button', { name: 'Duyệt' }).count()).toBe(0);
    await page.goto(server.url);
    await page.getByText('Bị trả lại').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('is told when the clerk has sent another revision meanwhile, and approves that one by keyboard alone', async () => {
    const [set] = catalogueWithPortal().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    await world.ports.submissions.append(set, submissionOf({ revision: 2, id: 'second', reason: 'Sửa' }));
    await page.getByRole('link', { name: 'Bộ chỉ số S, tuần 02/2024' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Duyệt số liệu, bản 1' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Duyệt số liệu, bản 2' }).waitFor();
    await world.ports.submissions.append(set, submissionOf({ revision: 3, id: 'third', reason: 'Sửa' }));
    await page.getByRole('button', { name: 'Duyệt' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Chưa ghi nhận: bản mới nhất', { exact: false }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Duyệt số liệu, bản 3' }).waitFor();
    await page.getByRole('button', { name: 'Duyệt' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Bản 3 đã được Chức vụ clerk-a duyệt', { exact: false }).waitFor();
    expect(await decisions()).toEqual([
      [1, 'returned'],
      [3, 'approved'],
    ]);
  });
});
