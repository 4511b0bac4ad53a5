import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personHash } from '../../domain/access/unsubscribe-token.ts';
import { heldRun } from '../../domain/delivery/held-run.ts';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { instant } from '../fixtures/instants.ts';
import { catalogueWith, rankedWorld } from '../fixtures/ranked-world.ts';
import { signingKey } from '../fixtures/world.ts';
import { isTooWide, violations } from './axe.ts';
import { launchBrowser } from './launch.ts';
import { type PortalServer, servePortal, signIn } from './portal-server.ts';
import { soon } from './soon.ts';

let browser: Browser;
let server: PortalServer;
let world: Awaited<ReturnType<typeof rankedWorld>>;
let context: BrowserContext;
let page: Page;
let elsewhere: string[];

const report = 'report@2024-01-15T00:00:00Z';

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A week that was ranked and reported: the chair's message was refused, and the deputy has unsubscribed. */
beforeEach(async () => {
  world = await rankedWorld({ missing: 'exclude' });
  await world.playWeek('2024-W02', {
    'P.A': { 'S.1': { numerator: 3, denominator: 4 } },
    'P.B': { 'S.1': { numerator: 2, denominator: 4 } },
  });
  const now = '2024-01-15T00:00:00Z';
  world.setNow(now);
  const { recipients } = catalogueWithPortal();
  await world.ports.catalogues.put(2, { ...catalogueWith({ missing: 'exclude' }), recipients }, instant(now));
  const person = personHash('deputy-chair@province.example', signingKey);
  await world.ports.unsubscribes.add({ kind: 'weekly-report', person }, instant(now));
  await world.run('report', now);
  const send = world.answerOfMailer;
  world.answerOfMailer = (message) =>
    message.to.email === 'chair@province.example'
      ? { outcome: 'refused', failure: 'MessageRejected' }
      : send(message);
  await world.sender('2024-01-15T00:05:00Z');
  world.setNow('2024-01-15T00:10:00Z');
  server = await servePortal(world);
  context = await browser.newContext({ locale: 'vi-VN' });
  await signIn(context, server.url, await world.sessionFor('operator'));
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  elsewhere = [];
  page.on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !request.url().startsWith(server.url)) elsewhere.push(request.url());
  });
  return async () => {
    expect(elsewhere).toEqual([]);
    await context.close();
    server.close();
  };
});

/** Goes to a link or button with the keyboard alone, and presses it. */
const press = async (role: 'link' | 'button', name: string | RegExp, nth = 0) => {
  await page.getByRole(role, { name, exact: true }).nth(nth).focus();
  await page.keyboard.press('Enter');
};

/** What the focused element says. */
const focused = () => page.evaluate(() => document.activeElement?.textContent);

/** Confirms what is asked once the button for it has the focus. */
const confirm = async (question: string) => {
  await page.getByText(question).waitFor();
  await page.keyboard.press('Enter');
};

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** The cells of the row that a text is in. */
const rowOf = async (text: string) => {
  const row = page.getByRole('row').filter({ hasText: text }).first();
  await row.waitFor();
  return (await row.locator('th, td').allInnerTexts()).map((cell) => cell.replaceAll(/\s+/g, ' ').trim());
};

describe('an operator', () => {
  it('finds why somebody got no mail, sends it again, and looks at it, by keyboard alone', async () => {
    await page.goto(server.url);
    await heading('Lịch chạy và gửi thư');
    expect(await rowOf('Báo cáo tuần, 07:00 ngày 15/01/2024')).toEqual([
      'Báo cáo tuần, 07:00 ngày 15/01/2024 ✓ xong',
      expect.stringContaining('Bộ chỉ số S'),
    ]);
    await press('link', /^Xem thư: Báo cáo tuần/);
    await heading('Thư của một lần chạy');
    await page.getByLabel('Tìm theo người nhận').focus();
    await page.keyboard.type('chuc vu chair');
    expect(await rowOf('Chức vụ chair')).toEqual([
      'Chức vụ chair UBND tỉnh · chair@province.example',
      '! Không gửi được Không gửi được. Khắc phục lý do rồi gửi lại. Chi tiết: SES báo «MessageRejected»',
    ]);
    expect(await page.getByRole('row').count()).toBe(3);
    await page.getByLabel('Tìm theo người nhận').fill('');
    expect((await rowOf('Chức vụ deputy-chair'))[1]).toBe(
      '■ Bị chặn Không gửi, vì người nhận đã hủy nhận loại thư này.',
    );
    await press('button', 'Gửi lại 1 thư không gửi được');
    await confirm('Mỗi thư chỉ gửi lại được một lần.');
    await page.getByText('Sẽ gửi lại 1 thư').waitFor();
    await page.getByText('Chờ đến lượt gửi.').waitFor();
    await press('link', 'Chức vụ chair');
    await heading('Thư của một người');
    await page.getByText('Chức vụ chair – UBND tỉnh, chair@province.example').waitFor();
    await page.getByText('Chờ đến lượt gửi.').waitFor();
    await page.goto(`${server.url}/p/operations/recipients/contact-a`);
    await page.getByText('Lần chạy này không có thư cho người này').waitFor();
    await press('link', /^Xem ngày này gửi gì cho người này: Báo cáo tuần, 07:00 ngày 15\//);
    await heading('Xem trước một ngày');
    await page.getByText('Ngày này không có thư cho người này').waitFor();
  });

  it('F145: previews a message in a frame where nothing runs or loads, looking as in the mailbox', async () => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(`${server.url}/p/operations/preview`);
    await page.getByLabel('Ngày', { exact: true }).fill('2024-01-15');
    await page.keyboard.press('Enter');
    await page.getByText('Thứ Hai, 15/01/2024').waitFor();
    await press('link', 'Chức vụ chair');
    const frame = page.frameLocator('iframe');
    await frame.getByText('Sở A').first().waitFor();
    const made = await page.locator('iframe').evaluate((element) => {
      const { contentDocument } = element instanceof HTMLIFrameElement ? element : { contentDocument: null };
      const links = [...(contentDocument?.querySelectorAll('[href], [src], script') ?? [])];
      const cell = contentDocument?.querySelector('table table');
      const width = cell == null ? '' : (contentDocument?.defaultView?.getComputedStyle(cell).maxWidth ?? '');
      return [element.getAttribute('sandbox'), links.length, width];
    });
    expect(made.slice(0, 2)).toEqual(['allow-same-origin', 0]);
    expect(refused).toEqual([]);
    await press('button', 'Phần chữ thường');
    await page.locator('pre').getByText('Sở A').first().waitFor();
  });

  it('pauses sending with a reason, and continues', async () => {
    await page.goto(server.url);
    await page.getByLabel('Lý do tạm dừng').focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByLabel('Lý do tạm dừng').getAttribute('aria-invalid'), soon)
      .toBe('true');
    await page.keyboard.type('Nhập nhầm số liệu');
    await page.keyboard.press('Enter');
    await page.getByText('Lý do: Nhập nhầm số liệu').waitFor();
    expect((await world.ports.sending.read()).paused).toBe(true);
    await press('button', 'Gửi thư trở lại');
    await page.getByText('Gửi mọi thư đang chờ mà chưa quá hạn?').waitFor();
    await expect.poll(focused, soon).toBe('Gửi thư trở lại');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Thôi');
    await page.keyboard.press('Enter');
    await expect.poll(focused, soon).toBe('Gửi thư trở lại');
    expect((await world.ports.sending.read()).paused).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Gửi mọi thư đang chờ mà chưa quá hạn?').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Đang gửi thư bình thường.').waitFor();
    expect((await world.ports.sending.read()).paused).toBe(false);
  });

  it('revokes the session of a lost laptop and a token, and the audit says who did', async () => {
    const lost = await world.sessionFor('clerk-a');
    await page.goto(`${server.url}/p/operations/access`);
    await page.getByText('2 phiên đăng nhập').waitFor();
    await press('button', 'Thu hồi phiên của Chức vụ clerk-a, Firefox, Windows');
    await confirm('Thu hồi phiên này, có hiệu lực từ yêu cầu tiếp theo?');
    await page.getByText('Đã thu hồi phiên của Chức vụ clerk-a.').waitFor();
    const { status } = await world.portal({ method: 'GET', path: '/v1/session', cookies: [lost] });
    expect(status).toBe(401);
    await press('button', /^Thu hồi mã test/);
    await confirm('Thu hồi mã này và các mã đổi từ nó, có hiệu lực ngay?');
    await page.getByText(/^Đã thu hồi [0-9a-z]{16}/).waitFor();
    await press('link', 'Nhật ký thay đổi');
    expect(await rowOf('Thu hồi phiên đăng nhập')).toEqual([
      'Thu hồi phiên đăng nhập 07:10 ngày 15/01/2024 Chức vụ operator',
      expect.stringContaining('thu hồi lúc (clerk-a): 07:10 ngày 15/01/2024'),
    ]);
  });

  it('opens an exception from a lock and closes it', async () => {
    await page.goto(`${server.url}/p/operations/exceptions`);
    await page.getByText('Chưa có ngoại lệ nào.').waitFor();
    await page.getByLabel('Đơn vị').fill('Sở C');
    await page.getByLabel('Kỳ').fill('tuần hai');
    await page.getByLabel('Người quyết định').fill('Chánh Văn phòng');
    await page.getByLabel('Lý do').fill('Mất điện');
    await page.getByLabel('Cho đến hết ngày').fill('2024-01-16');
    await page.keyboard.press('Enter');
    await page.getByText(/\nKỳ: /).waitFor();
    await page.getByLabel('Kỳ').fill('2024-W02');
    await page.keyboard.press('Enter');
    await page.getByText('Đã mở ngoại lệ đến 23:59 ngày 16/01/2024.').waitFor();
    await page.getByText('đang mở').waitFor();
    await press('button', 'Đóng ngoại lệ của Sở C, tuần 02/2024');
    await page.getByLabel('Lý do đóng').fill('Đã gửi xong');
    await page.keyboard.press('Enter');
    await page.getByText('Đã đóng ngoại lệ.').waitFor();
    await page.getByText(/Đóng lúc 07:10 ngày 15\/01\/2024: Đã gửi xong/).waitFor();
  });

  it('grants one request for an extension and refuses another, by keyboard alone', async () => {
    const ask = async (unit: string, reason: string) => {
      const token = await world.tokenFor({ role: 'unit', unit });
      const { status } = await world.registry({
        method: 'POST',
        path: '/v1/extension-requests',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: { unit, set: 'S', period: '2024-W02', reason },
      });
      expect(status).toBe(201);
    };
    await ask('P.A', 'Mất kết nối từ sáng thứ Sáu');
    world.setNow('2024-01-15T00:11:00Z');
    await ask('P.B', 'Chưa đối chiếu xong');
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(`${server.url}/p/operations/exceptions`);
    await page.getByText('2 yêu cầu, cũ nhất trước.').waitFor();
    const waiting = page.getByRole('region', { name: 'Yêu cầu gia hạn chờ quyết định' });
    const tasks = await waiting.locator('.task').allInnerTexts();
    expect(tasks.map((task) => task.split(/\n+/))).toEqual([
      [
        ...['Sở A', 'Bộ chỉ số S, tuần 02/2024', 'Xin lúc 07:10 ngày 15/01/2024: test'],
        ...['Lý do: Mất kết nối từ sáng thứ Sáu', 'Cho gia hạn', 'Không đồng ý'],
      ],
      [
        ...['Sở B', 'Bộ chỉ số S, tuần 02/2024', 'Xin lúc 07:11 ngày 15/01/2024: test'],
        ...['Lý do: Chưa đối chiếu xong', 'Cho gia hạn', 'Không đồng ý'],
      ],
    ]);
    await press('button', 'Cho gia hạn: Sở A, Bộ chỉ số S, tuần 02/2024');
    const until = page.getByLabel('Cho gia hạn đến');
    const isFocused = (field: typeof until) => field.evaluate((one) => one === document.activeElement);
    await expect.poll(() => isFocused(until), soon).toBe(true);
    await page.keyboard.press('Enter');
    await waiting.getByText('Nhập đủ ngày và giờ.').waitFor();
    await waiting.getByText('Nhập người quyết định.').waitFor();
    expect(await isFocused(until)).toBe(true);
    await until.fill('2024-01-14T17:00');
    await waiting.getByLabel('Người quyết định').focus();
    await page.keyboard.type('Chánh Văn phòng');
    await page.keyboard.press('Enter');
    await waiting.getByText('Thời hạn phải sau lúc này và không quá 31 ngày').waitFor();
    await expect.poll(() => until.getAttribute('aria-invalid'), soon).toBe('true');
    expect(await isFocused(until)).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await until.fill('2024-01-16T17:00');
    await page.keyboard.press('Enter');
    await waiting
      .getByRole('status')
      .getByText('Đã cho gia hạn đến 17:00 ngày 16/01/2024: Sở A, Bộ chỉ số S, tuần 02/2024.')
      .waitFor();
    expect(await focused()).toBe('Yêu cầu gia hạn chờ quyết định');
    await page.getByText('1 yêu cầu, cũ nhất trước.').waitFor();
    expect((await rowOf('đang mở'))[0]).toBe('Sở A Bộ chỉ số S, tuần 02/2024');
    await press('button', 'Không đồng ý: Sở B, Bộ chỉ số S, tuần 02/2024');
    const reason = page.getByLabel('Lý do không đồng ý');
    await expect.poll(() => isFocused(reason), soon).toBe(true);
    await page.keyboard.press('Enter');
    await waiting.getByText('Nhập lý do.').waitFor();
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('Số liệu đã đủ');
    await page.keyboard.press('Enter');
    await waiting
      .getByRole('status')
      .getByText('Đã trả lời không đồng ý: Sở B, Bộ chỉ số S, tuần 02/2024.')
      .waitFor();
    await page.getByText('Không có yêu cầu nào đang chờ.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    const { found } = await world.ports.extensionRequests.all();
    expect(
      found
        .map(({ unit, decision }) => [
          unit,
          decision === undefined ? decision : { ...decision, by: decision.by.label },
        ])
        .toSorted(),
    ).toEqual([
      [
        'P.A',
        {
          outcome: 'granted',
          at: '2024-01-15T00:11:00Z',
          until: '2024-01-16T10:00:00Z',
          officer: 'Chánh Văn phòng',
          by: 'Chức vụ operator',
        },
      ],
      [
        'P.B',
        {
          outcome: 'refused',
          at: '2024-01-15T00:11:00Z',
          reason: 'Số liệu đã đủ',
          by: 'Chức vụ operator',
        },
      ],
    ]);
  });

  it('sees who receives what, and what a catalogue would change', async () => {
    await page.goto(`${server.url}/p/operations/recipients`);
    expect((await rowOf('Chức vụ deputy-chair'))[1]).toBe('Báo cáo tuần (đã hủy nhận)');
    await press('link', 'Danh mục');
    await page.getByText('Đang dùng: phiên bản 2').waitFor();
    const current = await world.ports.catalogues.current();
    const recipients = current?.catalogue.recipients.filter(({ id }) => id !== 'contact-a');
    const changed = JSON.stringify({ ...current?.catalogue, recipients });
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await page.locator('#file').setInputFiles(file('catalogue.json', 'x'));
    await page.getByText('không phải JSON').waitFor();
    const [first, ...others] = current?.catalogue.recipients ?? [];
    const wrong = { ...current?.catalogue, recipients: [{ ...first, receives: [] }, ...others] };
    await page.locator('#file').setInputFiles(file('catalogue.json', JSON.stringify(wrong)));
    await page
      .getByText(/^Danh mục chưa hợp lệ.*\nNgười nhận Chức vụ .+ \(.+\), thư nhận: Cần ít nhất 1 mục\.$/)
      .waitFor();
    expect(await isTooWide(page)).toBe(false);
    await page.locator('#file').setInputFiles(file('catalogue.json', changed));
    await page.getByRole('heading', { name: 'Không còn nhận thư (1)' }).waitFor();
    expect((await world.ports.catalogues.current())?.version).toBe(2);
    expect(await violations(page)).toEqual([]);
    await press('button', 'Nạp danh mục này');
    await page.getByText('Danh mục này thay phiên bản 2 ngay.').waitFor();
    expect(await isTooWide(page)).toBe(false);
    await page.keyboard.press('Enter');
    await page.getByText('Đã nạp phiên bản 3.').waitFor();
    await page.getByText('Đang dùng: phiên bản 3').waitFor();
    expect((await world.ports.catalogues.current())?.catalogue.recipients.length).toBe(recipients?.length);
    expect((await rowOf('nạp danh mục'))[0]).toBe('Nạp danh mục 07:10 ngày 15/01/2024 Chức vụ operator');
  });

  it('begins at what needs somebody: messages that did not arrive, requests that wait, a run that is held', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    await world.registry({
      method: 'POST',
      path: '/v1/extension-requests',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: { unit: 'P.A', set: 'S', period: '2024-W02', reason: 'Mất điện' },
    });
    const held = heldRun('report@2024-01-22T00:00:00Z', [], 1, null);
    await world.ports.holds.replace(null, held);
    await page.goto(server.url);
    const attention = page.getByRole('region', { name: 'Cần xử lý' });
    await attention.getByText('Chưa ai đồng ý').waitFor();
    await expect
      .poll(() => attention.locator('.plain-list li').allInnerTexts(), soon)
      .toEqual([
        'Thư của báo cáo gần nhất không đến người nhận: 1',
        'Yêu cầu gia hạn chờ quyết định: 1',
        'Lần chạy chờ hai người vận hành: 1',
      ]);
    await attention
      .getByText(`deliveries release --id report@2024-01-22T00:00:00Z --confirm ${held.digest}`)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await press('link', 'Yêu cầu gia hạn chờ quyết định: 1');
    await heading('Ngoại lệ sau khi chốt');
    await page.goto(server.url);
    await press('link', 'Thư của báo cáo gần nhất không đến người nhận: 1');
    await heading('Thư của một lần chạy');
  });

  it('is told what cannot be read, never that there is nothing to do', async () => {
    await page.route('**/v1/deliveries/held', (route) => route.abort());
    await page.goto(server.url);
    const attention = page.getByRole('region', { name: 'Cần xử lý' });
    await attention.getByRole('alert').getByText('Không kết nối được máy chủ.').waitFor();
    expect(await attention.getByText('Không có việc gì cần xử lý.').count()).toBe(0);
    await page.unroute('**/v1/deliveries/held');
    await press('button', 'Thử lại');
    await expect.poll(() => attention.getByRole('alert').count(), soon).toBe(0);
    await attention.getByText('Thư của báo cáo gần nhất không đến người nhận: 1').waitFor();
  });

  it('loads the pages of operations alone as a script of their own, and says so when a new version has others', async () => {
    const other = await browser.newContext({ locale: 'vi-VN' });
    await signIn(other, server.url, await world.sessionFor('clerk-a'));
    const home = await other.newPage();
    const scripts: string[] = [];
    home.on('request', (request) => scripts.push(request.url()));
    await home.goto(server.url);
    await home.getByRole('heading', { name: 'Việc phải nộp' }).waitFor();
    expect(scripts.filter((url) => url.includes('operations'))).toEqual([]);
    await other.close();
    await page.route('**/portal/operations-page-*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto(server.url);
    await page.getByText('Tải lại để mở.').waitFor();
    await page.unroute('**/portal/operations-page-*.js');
    await press('button', 'Tải lại');
    await page.getByText('Đang gửi thư bình thường.').waitFor();
  });

  it.each([
    ['', 'Báo cáo tuần, 07:00 ngày 15/01/2024'],
    ['/messages', 'Không gửi được. Khắc phục lý do rồi gửi lại.'],
    ['/recipients', 'Báo cáo tuần (đã hủy nhận)'],
    ['/recipients/chair', 'Không gửi được. Khắc phục lý do rồi gửi lại.'],
    ['/preview?at=2024-01-15', '5 thư trong ngày'],
    ['/preview?at=2024-01-15&recipient=chair', 'Như trong hộp thư'],
    ['/catalogue', 'Đang dùng: phiên bản 2'],
    ['/access', '1 phiên đăng nhập'],
    ['/exceptions', 'đang mở'],
    ['/audit', 'Thay đổi, mới nhất trước: 1'],
  ])(
    'has nothing for axe to find at /p/operations%s in both themes, and no sideways scrolling',
    async (path, shown) => {
      await world.openException('P.C', '2024-W02');
      await page.goto(`${server.url}/p/operations${path}`);
      await page.getByText(shown).first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
    },
  );

  it('has pages that others do not have', async () => {
    const other = await browser.newContext({ locale: 'vi-VN' });
    await signIn(other, server.url, await world.sessionFor('deputy-chair'));
    const theirs = await other.newPage();
    await theirs.goto(`${server.url}/p/operations/messages?occurrence=${report}`);
    await theirs.getByRole('heading', { name: 'Không có trang này' }).waitFor();
    expect(await theirs.getByRole('link', { name: 'Vận hành', exact: true }).count()).toBe(0);
    await other.close();
  });
});
