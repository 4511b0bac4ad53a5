import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { catalogueWithPortal, smallCatalogue } from '../fixtures/catalogue.ts';
import { createWorld } from '../fixtures/world.ts';
import { violations } from './axe.ts';
import { type ClerkPage, clerkPages } from './clerk-page.ts';
import { type PortalServer, signIn } from './portal-server.ts';
import { soon } from './soon.ts';

const open = clerkPages({ colorScheme: 'light' });
let world: ReturnType<typeof createWorld>;
let server: PortalServer;
let close: ClerkPage['close'];
let page: Page;

/** A clerk has filled in the form, and the line breaks as it is sent. */
beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue(catalogueWithPortal());
  ({ server, page, close } = await open(world));
  await page.goto(`${server.url}/p/entry/S/2024-W02/P.A`);
  await cell('S.3-points').fill('9,5');
  server.line.breaks = 'request';
  await page.getByRole('button', { name: 'Gửi số liệu' }).click();
  await again.waitFor();
  await expect.poll(isShut, soon).toBe(true);
  return close;
});

const cell = (id: string) => page.locator(`[id="${id}"]`);
const isShut = () => cell('S.3-points').evaluate((one) => one.hasAttribute('readonly'));
const again = {
  waitFor: () => page.getByRole('button', { name: 'Gửi lại ngay' }).waitFor(),
  click: () => page.getByRole('button', { name: 'Gửi lại ngay' }).click(),
};

/** Every revision on the server, by its figures. */
async function stored() {
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new RangeError('the fixture has changed');
  const revisions = await world.ports.submissions.revisions(set, '2024-W02', 'P.A');
  return revisions.map(({ values }) => [...values.keys()]);
}

/** The next submissions are answered by something else than the API. */
const answerInstead = (status: number, contentType: string, body: string) =>
  page.route('**/v1/submissions', (route) => route.fulfill({ status, contentType, body }));

describe('figures that wait for a line', () => {
  it('that come after the lock are refused in the words of the API, and stay on the page and on the device', async () => {
    world.setNow('2024-01-15T02:00:00Z');
    const [name, value] = (await world.sessionFor('clerk-a')).split('=');
    await signIn(page.context(), server.url, `${name}=${value}`);
    server.line.breaks = null;
    await again.click();
    const refusal = page.getByRole('alert').getByText(/chốt/);
    await refusal.waitFor();
    expect(await cell('S.3-points').inputValue()).toBe('9,5');
    expect(await violations(page)).toEqual([]);
    expect(await stored()).toEqual([]);
    await page.reload();
    await expect.poll(() => cell('S.3-points').inputValue(), soon).toBe('9,5');
    expect(await page.getByRole('button', { name: 'Gửi lại ngay' }).count()).toBe(0);
  });

  it('that the API refuses as unknown can be changed and sent anew', async () => {
    server.line.breaks = null;
    const detail = 'Không có đơn vị này.';
    const problem = { type: '/docs#not-found', title: 'Không tìm thấy', status: 404, detail, instance: 'x' };
    await answerInstead(404, 'application/problem+json', JSON.stringify(problem));
    await again.click();
    await page.getByRole('alert').getByText(detail).waitFor();
    expect(await isShut()).toBe(false);
    await page.unroute('**/v1/submissions');
    await cell('S.3-points').fill('8');
    await page.getByRole('button', { name: 'Gửi số liệu' }).click();
    await page.getByRole('heading', { name: 'Đã nhận số liệu' }).waitFor();
    expect(await stored()).toEqual([['S.3']]);
  });

  it.each([
    [404, 'text/html', '<h1>Đăng nhập mạng</h1>'],
    [403, 'application/json', '{"message":"Forbidden"}'],
    [409, 'application/json', '[]'],
  ])('go on waiting when a %i comes from something between, and become one revision', async (...answer) => {
    server.line.breaks = null;
    await answerInstead(...answer);
    await again.click();
    await page.getByText('Chưa có trả lời của máy chủ.').waitFor();
    await again.waitFor();
    await expect.poll(isShut, soon).toBe(true);
    await page.unroute('**/v1/submissions');
    await again.click();
    await page.getByRole('heading', { name: 'Đã nhận số liệu' }).waitFor();
    expect(await stored()).toEqual([['S.3']]);
  });

  it('go on waiting while their first attempt is under way, and become one revision', async () => {
    server.line.breaks = null;
    const detail = 'Lần gửi trước đang được xử lý.';
    const type = '/docs#idempotency-key-in-flight';
    const problem = { type, title: 'Đang xử lý', status: 409, detail, instance: 'x' };
    await answerInstead(409, 'application/problem+json', JSON.stringify(problem));
    const answered = page.waitForResponse('**/v1/submissions');
    await again.click();
    await answered;
    await again.waitFor();
    await expect.poll(isShut, soon).toBe(true);
    await page.unroute('**/v1/submissions');
    await again.click();
    await page.getByRole('heading', { name: 'Đã nhận số liệu' }).waitFor();
    expect(await stored()).toEqual([['S.3']]);
  });
});
