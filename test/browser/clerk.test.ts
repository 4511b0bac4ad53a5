import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
import { catalogueWithPortal, smallCatalogue } from '../fixtures/catalogue.ts';
import { createWorld } from '../fixtures/world.ts';
import { isTooWide, violations } from './axe.ts';
import { type ClerkPage, clerkPages } from './clerk-page.ts';
import { type PortalServer, signIn } from './portal-server.ts';
import { soon } from './soon.ts';

const open = clerkPages({ colorScheme: 'light' });
let world: ReturnType<typeof createWorld>;
let server: PortalServer;
let close: ClerkPage['close'];
let page: Page;
let elsewhere: string[];

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue(catalogueWithPortal());
  ({ server, page, close } = await open(world));
  elsewhere = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) elsewhere.push(request.url());
  });
});
afterEach(async () => {
  expect(elsewhere).toEqual([]);
  await close();
});

const entry = '/p/entry/S/2024-W02/P.A';
const cell = (id: string) => page.locator(`[id="${id}"]`);
/** The revisions on the server, each with its reason and the figures in force after it. */
async function stored() {
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the catalogue has no set');
  const revisions = await world.ports.submissions.revisions(set, '2024-W02', 'P.A');
  return revisions.map(({ revision, values, reason }) => ({
    revision,
    ...(reason === undefined ? {} : { reason }),
    values: Object.fromEntries([...values].map(([id, value]) => [id, valueAnswer(value)])),
  }));
}

/** Submits as a program of the unit does, beside the page. */
async function submitElsewhere(body: object, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
  const { status } = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', ...body },
  });
  expect(status).toBe(201);
}

const send = {
  click: () => page.getByRole('button', { name: 'Gửi số liệu' }).click(),
  focus: () => page.getByRole('button', { name: 'Gửi số liệu' }).focus(),
};
const receipt = { waitFor: () => page.getByRole('heading', { name: 'Đã nhận số liệu' }).waitFor() };

describe('a clerk', () => {
  it('P36, P38: goes from what is owed to the form, fills it in by keyboard alone, and has the receipt', async () => {
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Bộ chỉ số S, tuần 02/2024' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Bộ chỉ số S, tuần 02/2024' }).focus();
    await page.keyboard.press('Enter');
    await cell('S.1-numerator').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await cell('S.1-numerator').focus();
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe('S.2-total');
    await page.keyboard.type('20');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('10');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('12.5');
    await page.keyboard.press('Tab');
    await expect.poll(() => cell('S.3-points').getAttribute('aria-invalid'), soon).toBe('true');
    await expect
      .poll(() => cell('S.3-points-error').textContent(), soon)
      .toBe('«12.5» là 12,5 hay 125? Ghi lại đúng một trong hai dạng này.12,5125');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell('S.3-points').inputValue(), soon).toBe('12,5');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('600');
    await send.focus();
    await page.keyboard.press('Enter');
    // More points than there are: refused, in the summary and beside the cell alike.
    const refusal = 'Điểm (12,5) không được lớn hơn điểm tối đa (10).';
    const link = page.getByRole('link', { name: `S.3: ${refusal}` });
    await link.waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')), soon)
      .toBe('alert');
    await expect.poll(() => cell('S.3-points-error').textContent(), soon).toBe(refusal);
    expect(await violations(page)).toEqual([]);
    await link.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe('S.3-points');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('9,5');
    await send.focus();
    await page.keyboard.press('Enter');
    await receipt.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await stored()).toEqual([
      {
        revision: 1,
        values: {
          'S.1': { numerator: 3, denominator: 4 },
          'S.2': { done: 10, total: 20 },
          'S.3': { points: 9.5 },
          'S.4': { count: 600 },
        },
      },
    ]);
    // Five pages for axe.
  }, 120_000);

  it('P37: works on without a line: what was entered survives, and arrives once, with one receipt', async () => {
    await page.goto(server.url + entry);
    await cell('S.4-count').fill('7');
    await page.evaluate(() => navigator.serviceWorker.ready);
    // Without a line the page comes from the service worker, and the figure from the draft.
    await page.waitForTimeout(500);
    server.line.breaks = 'answer';
    await send.click();
    await page.getByText('Chưa có trả lời của máy chủ').waitFor();
    expect(await stored()).toHaveLength(1);
    expect(await cell('S.4-count').getAttribute('readonly')).not.toBeNull();
    server.line.breaks = 'request';
    await page.reload();
    await page.getByText('Chưa có trả lời của máy chủ').waitFor();
    server.line.breaks = null;
    await page.getByRole('button', { name: 'Gửi lại ngay' }).click();
    await receipt.waitFor();
    expect(await stored()).toEqual([{ revision: 1, values: { 'S.4': { count: 7 } } }]);
    await page.getByText('Chưa có thay đổi nào để gửi.').waitFor();
  });

  it('P37: keeps a draft over a reload without a line, and figures typed in the other language stay the same', async () => {
    await page.goto(server.url + entry);
    await cell('S.5-amount').fill('12,5');
    await cell('S.4-count').fill('7');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(500);
    await page.reload();
    await expect.poll(() => cell('S.5-amount').inputValue(), soon).toBe('12,5');
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('Đang mất kết nối').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await cell('S.5-amount').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => cell('S.5-amount').inputValue(), soon).toBe('12.5');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Figures received').waitFor();
    expect(await stored()).toEqual([
      { revision: 1, values: { 'S.4': { count: 7 }, 'S.5': { amount: 12.5 } } },
    ]);
  });

  it('F80: decides figure by figure when others have changed what it changed', async () => {
    await submitElsewhere({ values: { 'S.4': { count: 7 }, 'S.2': { done: 1, total: 9 } } });
    await page.goto(server.url + entry);
    await cell('S.4-count').fill('8');
    await cell('S.2-done').fill('2');
    await cell('S.5-amount').fill('3');
    await cell('reason').fill('Nhập nhầm');
    await page.waitForTimeout(500);
    const other = { values: { 'S.4': { count: 9 }, 'S.2': { done: 5, total: 9 } }, reason: 'Rà soát lại' };
    await submitElsewhere(other, { 'if-match': '"1"' });
    await send.click();
    await page.getByText('Đã có bản 2 mới hơn bản bạn dựa vào').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await stored()).toHaveLength(2);
    await page.getByRole('button', { name: 'Giữ số tôi nhập: Chỉ số S.4' }).click();
    await page.getByRole('button', { name: 'Lấy số của bản mới nhất: Chỉ số S.2' }).click();
    await send.click();
    await receipt.waitFor();
    const [, , last] = await stored();
    expect(last).toEqual({
      revision: 3,
      reason: 'Nhập nhầm',
      values: { 'S.2': { done: 5, total: 9 }, 'S.4': { count: 8 }, 'S.5': { amount: 3 } },
    });
  });

  it('keeps the note through a correction, and takes it back where it is emptied, alone', async () => {
    const noteNow = async () => {
      const [set] = smallCatalogue().sets;
      if (set === undefined) throw new Error('the catalogue has no set');
      const [latest] = await world.ports.submissions.newest(set, '2024-W02', 'P.A', { atMost: 1 });
      return [latest?.revision, latest?.note, latest?.comments?.get('S.4')];
    };
    const said = { note: 'Thiếu hai máy quét', comments: { 'S.4': 'Theo biên bản' } };
    await submitElsewhere({ values: { 'S.4': { count: 7 } }, ...said });
    await page.goto(server.url + entry);
    await cell('S.5-amount').fill('3');
    await send.click();
    await receipt.waitFor();
    expect(await noteNow()).toEqual([2, 'Thiếu hai máy quét', 'Theo biên bản']);
    await page.reload();
    await cell('note').fill('');
    await page.getByText('Ghi chú đã thay đổi, đang giữ trên máy này, chưa gửi.').waitFor();
    await page.waitForTimeout(500);
    await page.reload();
    expect(await cell('note').inputValue()).toBe('');
    await cell('reason').fill('Đã khắc phục');
    await send.click();
    await receipt.waitFor();
    expect(await noteNow()).toEqual([3, undefined, 'Theo biên bản']);
  });

  it('P35: says of each row in words whether it is sent, waits, needs fixing or is locked', async () => {
    await submitElsewhere({ values: { 'S.4': { count: 7 } } });
    await page.goto(server.url + entry);
    const states = () => page.locator('table.grid .tag').allInnerTexts();
    await cell('S.2-done').fill('1');
    await cell('S.2-total').fill('4');
    await cell('S.3-points').fill('x');
    expect(await states()).toEqual(['○ Chưa nhập', '◐ Chưa gửi', '! Cần sửa', '✓ Đã gửi', '○ Chưa nhập']);
    await cell('S.3-points').fill('');
    server.line.breaks = 'request';
    await send.click();
    await page.getByText('Chưa có trả lời của máy chủ').waitFor();
    expect((await states())[1]).toBe('◐ Chờ gửi');
    // Days later the session has ended, and the period has locked.
    world.setNow('2024-01-14T23:00:00Z');
    server.line.breaks = null;
    await page.getByRole('button', { name: 'Gửi lại ngay' }).click();
    await page.getByLabel('Địa chỉ thư công vụ').waitFor();
    await signIn(page.context(), server.url, await world.sessionFor('clerk-a'));
    await page.reload();
    await page.getByText(/^Đã chốt lúc/).waitFor();
    await page.getByRole('alert').getByText('đã chốt số liệu').first().waitFor();
    expect(new Set(await states())).toEqual(new Set(['■ Đã chốt']));
    expect(await stored()).toHaveLength(1);
  });

  it('P36: shows with Ctrl+Enter what was sent of an indicator before, with comments, and who changed it', async () => {
    world.setNow('2024-01-04T02:00:00Z');
    await submitElsewhere({ period: '2024-W01', values: { 'S.4': { count: 100 } } });
    world.setNow('2024-01-10T02:00:00Z');
    const comments = { 'S.4': 'Nhận bàn giao' };
    await submitElsewhere({ values: { 'S.4': { count: 400 } }, comments });
    await submitElsewhere(
      { values: { 'S.4': { count: 410 } }, comments, reason: 'Rà soát' },
      { 'if-match': '"1"' },
    );
    await page.goto(server.url + entry);
    await cell('S.4-count').focus();
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Chỉ số S.4' });
    await dialog.getByText('Số đã gửi, 12 kỳ gần nhất').waitFor();
    const rows = await dialog.locator('tbody tr').all();
    const texts = await Promise.all(rows.slice(0, 3).map((row) => row.innerText()));
    expect([rows.length, ...texts.map((text) => text.replaceAll(/\s+/g, ' '))]).toEqual([
      12,
      'tuần 02/2024 Giải trình: Nhận bàn giao 410',
      'tuần 01/2024 100',
      'tuần 52/2023 —',
    ]);
    const changes = (await dialog.locator('li').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    expect(changes).toEqual([
      expect.stringMatching(
        /^Bản 2, 09:00 ngày 10\/01\/2024, bằng mã truy cập \w+ 400 → 410 Lý do điều chỉnh: Rà soát$/,
      ),
      expect.stringMatching(/^Bản 1, 09:00 ngày 10\/01\/2024, bằng mã truy cập \w+ 400$/),
    ]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe('S.4-count');
  });

  it('P40: pastes cells from Excel after a look at them, and comments where a figure looks wrong', async () => {
    world.setNow('2024-01-04T02:00:00Z');
    await submitElsewhere({ period: '2024-W01', values: { 'S.4': { count: 100 } } });
    world.setNow('2024-01-10T02:00:00Z');
    await page.goto(server.url + entry);
    await cell('S.2-done').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '10\t1.000 hồ sơ\r\n9,5\r\n400\r\n');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await page.getByRole('heading', { name: 'Dán 4 ô' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dán', exact: true }).click();
    await expect.poll(() => cell('S.2-total').inputValue(), soon).toBe('1.000');
    const comment = cell('S.4-comment');
    await comment.waitFor();
    await expect
      .poll(() => cell('S.4-comment-error').textContent(), soon)
      .toBe('S.4, hồ sơ: 400, hơn ba lần kỳ trước (100). Sửa số liệu, hoặc ghi giải trình.');
    await comment.fill('Nhận bàn giao hồ sơ');
    await send.click();
    await receipt.waitFor();
    const [first] = await stored();
    expect(first?.values).toEqual({
      'S.2': { done: 10, total: 1000 },
      'S.3': { points: 9.5 },
      'S.4': { count: 400 },
    });
  });
});
