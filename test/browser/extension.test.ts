import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { createWorld } from '../fixtures/world.ts';
import { isTooWide, violations } from './axe.ts';
import { type ClerkPage, clerkPages } from './clerk-page.ts';
import type { PortalServer } from './portal-server.ts';
import { soon } from './soon.ts';

const open = clerkPages();
let world: ReturnType<typeof createWorld>;
let server: PortalServer;
let close: ClerkPage['close'];
let page: Page;

beforeEach(async () => {
  world = createWorld('2024-01-15T02:00:00Z');
  await world.applyCatalogue(catalogueWithPortal());
  ({ server, page, close } = await open(world));
});
afterEach(() => close());

const ask = 'Xin gia hạn: Bộ chỉ số S, tuần 02/2024';

describe('a clerk at home', { timeout: 60_000 }, () => {
  it('P33: asks for an extension by keyboard alone, and sees what became of it', async () => {
    await page.goto(server.url);
    await page.getByRole('button', { name: ask }).focus();
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Lý do xin gia hạn: Bộ chỉ số S, tuần 02/2024');
    await field.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), soon).toBe('TEXTAREA');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Nêu lý do xin gia hạn.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await field.focus();
    await page.keyboard.type('Mất kết nối từ sáng thứ Sáu');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page
      .getByText(
        'Đã xin gia hạn lúc 09:00 ngày 15/01/2024 (Thứ Hai), chờ quyết định. Lý do: Mất kết nối từ sáng thứ Sáu',
      )
      .waitFor();
    expect(await page.getByRole('button', { name: ask }).count()).toBe(0);
    const [made] = (await world.ports.extensionRequests.all()).found;
    expect([made?.reason, made?.by.label]).toEqual(['Mất kết nối từ sáng thứ Sáu', 'Chức vụ clerk-a']);
    const operator = await world.tokenFor({ role: 'operations' });
    await world.registry({
      method: 'POST',
      path: `/v1/extension-requests/${made?.id}/decision`,
      headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
      body: { outcome: 'granted', officer: 'Chánh Văn phòng', until: '2024-01-17T10:00:00Z' },
    });
    await page.reload();
    await page.getByText('Đồng ý gia hạn đến 17:00 ngày 17/01/2024 (Thứ Tư) (Chánh Văn phòng)').waitFor();
    await page.getByText('Được gia hạn', { exact: false }).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('P33: says by keyboard alone that figures are in hand, and is reminded on the day it chose', async () => {
    await page.goto(server.url);
    const name = 'Đang thực hiện, nhắc lại sau: Bộ chỉ số S, tuần 03/2024';
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nhắc lại vào sáng ngày nào: Bộ chỉ số S, tuần 03/2024').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), soon)
      .toBe('Thứ Ba, 16/01/2024');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Đang thực hiện; nhắc lại Thứ Tư, 17/01/2024 (Chức vụ clerk-a)').waitFor();
    expect(await violations(page)).toEqual([]);
    const [made] = (await world.ports.snoozes.all()).found;
    expect([made?.until, made?.by.label]).toEqual(['2024-01-17', 'Chức vụ clerk-a']);
  });

  it('P33: reports by one press that there is nothing to report, once however the line breaks', async () => {
    await page.goto(server.url);
    const press = page.getByRole('button', { name: 'Không phát sinh: Bộ chỉ số S, tuần 03/2024' });
    await press.click();
    await page.getByText('Chưa gửi: 4 chỉ số cần giải trình vì sao không phát sinh.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Giải trình chung').fill('Tuần này không có hồ sơ nào');
    server.line.breaks = 'answer';
    await press.click();
    await page.getByText('Chưa có trả lời của máy chủ.', { exact: false }).waitFor();
    server.line.breaks = null;
    await press.click();
    await page.getByText('Đã nhận bản 1 lúc', { exact: false }).waitFor();
    const [set] = catalogueWithPortal().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const revisions = await world.ports.submissions.revisions(set, '2024-W03', 'P.A');
    expect(revisions.map(({ values, comments }) => [values.size, comments?.size])).toEqual([[5, 4]]);
  });
});
