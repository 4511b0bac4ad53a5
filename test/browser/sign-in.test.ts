import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { createWorld } from '../fixtures/world.ts';
import { isTooWide, violations } from './axe.ts';
import { launchBrowser } from './launch.ts';
import { servePortal } from './portal-server.ts';
import { soon } from './soon.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Somebody who is not signed in, in front of the portal. */
async function arrive() {
  const world = createWorld();
  await world.applyCatalogue(catalogueWithPortal());
  const server = await servePortal(world);
  const context = await browser.newContext({ locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { world, server, context, page };
}

it('signs in with the mailed code by keyboard alone, keeps the session from scripts and storage, and signs out', async () => {
  const { world, server, context, page } = await arrive();
  await page.goto(`${server.url}/p/entry/S/2024-W02/P.A`);
  const address = page.getByLabel('Địa chỉ thư công vụ');
  await address.waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await page.getByRole('button', { name: 'Gửi mã' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Nhập địa chỉ thư, ví dụ').waitFor();
  await expect.poll(() => address.getAttribute('aria-invalid'), soon).toBe('true');
  await address.focus();
  await page.keyboard.type('clerk-a@province.example');
  await page.keyboard.press('Enter');
  const code = page.getByLabel('Mã đăng nhập');
  await code.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe('code');
  expect(await violations(page)).toEqual([]);
  const [mail] = world.sent;
  const sent = /\b(\d{4}) ?(\d{4})\b/.exec(mail?.message.text ?? '')?.[0] ?? '';
  await page.keyboard.type(sent.startsWith('0') ? '11111111' : '00000000');
  await page.keyboard.press('Enter');
  await page.locator('#code-error:not(:empty)').waitFor();
  await code.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(sent);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nhập số liệu tuần 02/2024' }).waitFor();
  expect(await page.evaluate(() => [document.cookie, Object.keys(localStorage)])).toEqual([
    '',
    ['tiendo-person'],
  ]);
  expect(await page.evaluate(() => localStorage.getItem('tiendo-person'))).not.toContain('@');
  await page.goto(`${server.url}/p/nowhere`);
  await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await page.getByRole('button', { name: 'Đăng xuất' }).focus();
  await page.keyboard.press('Enter');
  await address.waitFor();
  await page.reload();
  await address.waitFor();
  await context.close();
  server.close();
});

it('says to somebody who is not signed in that there is no line, and signs in once there is one', async () => {
  const { server, context, page } = await arrive();
  await page.route('**/v1/session', (route) => route.abort());
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Không có kết nối' }).waitFor();
  await context.setOffline(true);
  await page.getByText('Đang mất kết nối').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await context.setOffline(false);
  await page.unroute('**/v1/session');
  await page.getByRole('button', { name: 'Tải lại' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Địa chỉ thư công vụ').waitFor();
  await context.close();
  server.close();
});
