import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocalStack } from '../../local/stack.ts';
import { fillWithExample } from '../end-to-end/example-home.ts';
import { isTooWide, violations } from './axe.ts';
import { launchBrowser } from './launch.ts';

const home = mkdtempSync(join(tmpdir(), 'tiendo-mailbox-'));
let browser: Browser;
let stack: LocalStack;

beforeAll(async () => {
  await fillWithExample(home);
  [browser, stack] = await Promise.all([launchBrowser(), startLocalStack({ home, port: 0, example: true })]);
}, 300_000);

afterAll(async () => {
  await browser.close();
  await stack.close();
  rmSync(home, { recursive: true });
});

describe('the pages of the machine', { timeout: 120_000 }, () => {
  it('break no rule of axe in either theme, and need no sideways scroll on a phone', async () => {
    const page = await (await browser.newContext()).newPage();
    const [mail] = stack.mails();
    for (const path of ['/mailbox', `/mailbox/${mail?.id}`, '/local']) {
      await page.goto(stack.url + path);
      expect(await violations(page), path).toEqual([]);
      expect(await isTooWide(page), path).toBe(false);
    }
    await page.context().close();
  });

  it('find a message by its recipient and show it on a phone and in the dark', async () => {
    const page = await (await browser.newContext()).newPage();
    const mail = stack.mails().at(-1);
    await page.goto(`${stack.url}/mailbox`);
    await page.getByLabel('Người nhận').selectOption(mail?.to ?? '');
    await page.getByRole('button', { name: 'Lọc' }).click();
    await page.locator('.mails > li a').first().click();
    await page.getByRole('link', { name: 'Điện thoại' }).click();
    await page.getByRole('link', { name: 'Nền tối' }).click();
    const frame = page.locator('iframe');
    expect((await frame.boundingBox())?.width).toBeLessThanOrEqual(392);
    const ground = await frame
      .contentFrame()
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(ground).toBe('rgb(17, 19, 21)');
    await page.context().close();
  });

  it('move the clock by a button, and show the new messages', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${stack.url}/local`);
    await page.getByRole('button', { name: 'Báo cáo tuần kế tiếp' }).click();
    const arrived = page.getByRole('status').filter({ hasText: 'Đã đến 07:10' });
    await arrived.waitFor({ timeout: 90_000 });
    expect(await arrived.innerText()).toContain('thư mới');
    expect(
      stack.clock.now().since(Temporal.Instant.from('2024-01-22T00:10:00Z')).total('minutes'),
    ).toBeLessThan(5);
    await page.context().close();
  });
});
