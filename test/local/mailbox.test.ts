import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { composeMime } from '../../adapters/ses/mime.ts';
import { ClockMoves } from '../../local/clock/clock-moves.ts';
import { type Mail, MailStore } from '../../local/mailbox/mail-store.ts';
import { pages } from '../../local/pages.ts';
import { testClock } from './local-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror=alert('1')>`;

const mail = (id: string, overrides: Partial<Mail> = {}): Mail => ({
  id,
  to: 'chu-tich@example.org',
  from: 'bao-cao@tiendo.example',
  subject: `Thư ${id}`,
  sentAt: '2024-01-15T00:00:01.000Z',
  tags: {},
  occurrence: 'report@2024-01-15T00:00:00Z',
  eventsPublished: true,
  ...overrides,
});

const source = Buffer.from(
  [
    'From: Tien Do <bao-cao@tiendo.example>',
    'To: "<script>alert(2)</script>" <chu-tich@example.org>',
    'Subject: x',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '</pre><script>alert(3)</script>',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>79,06</p><script>alert(4)</script>',
    '--b--',
    '',
  ].join('\r\n'),
);

function openPages(mails: readonly Mail[], bytes = source) {
  const folder = temporaryFolder();
  const store = new MailStore(join(folder, 'mail'));
  for (const one of mails) store.add(one, bytes);
  const { clock } = testClock(folder, '2024-01-15T01:00:00Z');
  const show = pages({ clock, store, moves: new ClockMoves(), catalogue: async () => null });
  return async (path: string) => {
    const answer = await show(new URL(path, 'http://localhost:8766'));
    const encoding = answer?.isBase64Encoded === true ? 'base64' : 'utf8';
    return {
      status: answer?.statusCode,
      headers: answer?.headers ?? {},
      body: Buffer.from(answer?.body ?? '', encoding).toString('utf8'),
    };
  };
}

const a = mail('0a', { sentAt: '2023-06-21T00:30:00.000Z', occurrence: 'warn@2023-06-21T00:30:00Z' });
const b = mail('0b');
const c = mail('0c', { sentAt: '2024-01-15T00:00:02.000Z' });

describe('the mailbox', () => {
  test('lists all messages, newest first, under their days in Vietnam', async () => {
    const { body } = await openPages([a, b, c])('/mailbox');
    const order = ['Thứ Hai, 15/01/2024', 'Thư 0c', 'Thư 0b', 'Thứ Tư, 21/06/2023', 'Thư 0a'];
    const places = order.map((text) => body.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(body).toContain('>07:00</time>');
  });

  test('shows the messages of one kind', async () => {
    const { body } = await openPages([a, b, c])('/mailbox?kind=warn');
    expect(body).toContain('Thư 0a');
    expect(body).not.toContain('Thư 0b');
  });

  test('finds messages by person, by kind and by words, with or without accents, and says how many', async () => {
    const other = mail('0d', { to: 'giam-doc@example.org', subject: 'Nhắc việc: Đề án 06' });
    const show = openPages([a, b, other]);
    const found = async (query: string) => {
      const { body } = await show(`/mailbox${query}`);
      return ['0a', '0b', '0d'].filter((id) => body.includes(`href="/mailbox/${id}"`));
    };
    expect([
      await found('?to=giam-doc@example.org'),
      await found('?q=de+an'),
      await found('?q=THƯ+0b'),
      await found('?q=warn%402023'),
      await found('?q=thu&kind=warn'),
      await found('?q=thu&kind=warn&to=giam-doc@example.org'),
      await found('?q=&to='),
      await found('?kind=nothing'),
    ]).toEqual([['0d'], ['0d'], ['0b'], ['0a'], ['0a'], [], ['0a', '0b', '0d'], ['0a', '0b', '0d']]);
    const { body } = await show('/mailbox?to=giam-doc@example.org&q=viec');
    expect(body).toContain('<option value="giam-doc@example.org" selected>');
    expect(body).toContain('<input type="search" name="q" value="viec">');
    expect(body).toContain(
      'href="/mailbox?kind=report&amp;to=giam-doc%40example.org&amp;q=viec">Báo cáo tuần gửi lãnh đạo (1)<',
    );
    expect((await show('/mailbox?q=khong-co')).body).toContain('Không có thư nào như vậy');
  });

  test('finds words of the text, as typed with accents, without them, and in another form of Unicode', async () => {
    const sender = { name: 'Tiến Độ', address: 'bao-cao@tiendo.example', replyTo: null };
    const to = { name: 'Chủ tịch', email: 'chu-tich@example.org' };
    const written = (text: string) =>
      composeMime(sender, {
        to,
        deliveryId: 'd',
        message: { subject: 'x', text, html: '<p>chỉ trong bản HTML</p>' },
      });
    const folder = temporaryFolder();
    const store = new MailStore(join(folder, 'mail'));
    store.add(a, written('Sở Nông nghiệp và Phát triển nông thôn: còn thiếu “Hồ sơ trực tuyến”.'));
    store.add(b, written('Đề án 06: mọi đơn vị đã gửi đủ.'));
    const { clock } = testClock(folder, '2024-01-15T01:00:00Z');
    const show = pages({ clock, store, moves: new ClockMoves(), catalogue: async () => null });
    const found = async (words: string) => {
      const query = new URLSearchParams({ q: words });
      const body = (await show(new URL(`/mailbox?${query}`, 'http://localhost:8766')))?.body ?? '';
      return ['0a', '0b'].filter((id) => body.includes(`href="/mailbox/${id}"`));
    };
    const asked = [
      'nông nghiệp',
      'nong nghiep',
      'NÔNG NGHIỆP',
      'nông nghiệp'.normalize('NFD'),
      'đề án',
      'de an',
    ];
    expect(await Promise.all(asked.map(found))).toEqual([['0a'], ['0a'], ['0a'], ['0a'], ['0b'], ['0b']]);
    expect(await found('chu-tich thiếu')).toEqual(['0a']);
    expect(await found('nông đề')).toEqual([]);
    expect(await found('HTML')).toEqual([]);
  });

  test('shows a message on a phone or a desktop, in either theme, with its size and its headers', async () => {
    const show = openPages([a]);
    const { body } = await show('/mailbox/0a?width=phone&theme=dark');
    expect(body).toContain('<iframe class="phone" src="/mailbox/0a.html?width=phone&amp;theme=dark"');
    expect(body).toContain('href="/mailbox/0a?width=phone&amp;theme=light#html">Nền sáng<');
    expect(body).toContain('href="/mailbox/0a?width=phone&amp;theme=dark#html" aria-current="true">Nền tối<');
    expect(body).toMatch(/<meter min="0" high="90000" max="102000" value="\d+"/);
    expect(body).toContain('<dt>Subject</dt><dd>x</dd>');
    const plain = await show('/mailbox/0a?width=99&theme=<script>');
    expect(plain.body).toContain('src="/mailbox/0a.html?width=desktop&amp;theme=own"');
  });

  test('shows the dark theme of a message always or never, as asked', async () => {
    const rules = '@media (prefers-color-scheme:dark){.a{color:#fff}}';
    const bytes = composeMime(
      { name: 'Tiến Độ', address: 'bao-cao@tiendo.example', replyTo: null },
      {
        to: { name: 'Chủ tịch', email: 'chu-tich@example.org' },
        deliveryId: 'report_20240115T000000Z_chair',
        message: { subject: 'x', text: 'x', html: `<style>${rules}</style>` },
      },
    );
    const show = openPages([b], Buffer.from(bytes));
    const bodies = await Promise.all(
      ['', '?theme=own', '?theme=light', '?theme=dark'].map(async (query) =>
        (await show(`/mailbox/0b.html${query}`)).body.trim(),
      ),
    );
    const under = (media: string) => `<style>@media ${media}{.a{color:#fff}}</style>`;
    const own = under('(prefers-color-scheme:dark)');
    expect(bodies).toEqual([own, own, under('not all'), under('all')]);
  });

  test('F120: shows the files of a message with their sizes, and gives them to be saved, never shown', async () => {
    const html = '<script>alert(1)</script>';
    const withFile = composeMime(
      { name: 'Tiến Độ', address: 'bao-cao@tiendo.example', replyTo: 'hoi-dap@tiendo.example' },
      {
        to: { name: 'Chủ tịch', email: 'chu-tich@example.org' },
        deliveryId: 'report_20240115T000000Z_chair',
        thread: 'set.766.2024-W02',
        message: {
          subject: 'x',
          text: 'x',
          html: '<p>x',
          attachments: [{ name: `Bảng ${hostile}.html`, mediaType: 'text/html', content: Buffer.from(html) }],
        },
      },
    );
    const show = openPages([b], Buffer.from(withFile));
    const { body } = await show('/mailbox/0b');
    expect(body).toContain(
      '<li><a href="/mailbox/0b/0" download>Bảng ---script-alert(1)--script--img src=x onerror=alert(-1-)-.html</a> <span class="small">text/html, 1 kB</span></li>',
    );
    expect(body).toContain('&lt;set.766.2024-W02@tiendo.example&gt;');
    expect(body).toContain('hoi-dap@tiendo.example');
    const file = await show('/mailbox/0b/0');
    expect([
      file.status,
      file.body,
      file.headers['content-type'],
      file.headers['content-security-policy'],
    ]).toEqual([200, html, 'application/octet-stream', "default-src 'none'; sandbox"]);
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename\*=utf-8''B%E1%BA%A3ng[\w%.()-]+\.html$/,
    );
    for (const path of ['/mailbox/0b/1', '/mailbox/0c/0', '/mailbox/0b/x'])
      expect((await show(path)).status).toBeUndefined();
  });

  test('lists the messages as JSON, with the occurrence of each', async () => {
    const { body } = await openPages([a, b])('/mailbox.json');
    const { id, to, subject, sentAt, occurrence } = b;
    expect(JSON.parse(body)[0]).toEqual({ id, to, subject, sentAt, occurrence });
    expect(JSON.parse(body)[1].occurrence).toBe('warn@2023-06-21T00:30:00Z');
  });

  test('gives a message as it was sent', async () => {
    const { body, headers } = await openPages([a])('/mailbox/0a.eml');
    expect(body).toBe(source.toString());
    expect(headers['content-type']).toBe('message/rfc822');
    expect((await PostalMime.parse(body)).subject).toBe('x');
  });

  test('has nothing under other addresses', async () => {
    const show = openPages([a]);
    for (const path of [
      '/mailbox/0f',
      '/mailbox/../0a',
      '/mailbox/0a.json',
      '/mailbox/..%2fclock.json',
      '/mailbox/',
    ]) {
      expect((await show(path)).status).toBeUndefined();
    }
  });
});

describe('hostile messages', () => {
  test('are only text on the pages', async () => {
    const show = openPages([mail('0a', { subject: hostile, to: hostile, occurrence: hostile })]);
    for (const path of ['/mailbox', '/mailbox/0a']) {
      const { body } = await show(path);
      expect(body).not.toMatch(/<script|<img/i);
      expect(body).toContain('&lt;script&gt;alert(1)');
    }
    const { body } = await show('/mailbox/0a');
    expect(body).toContain('&lt;script&gt;alert(2)');
    expect(body).toContain('&lt;/pre&gt;&lt;script&gt;alert(3)');
  });

  test('are shown in a sandbox that runs and loads nothing', async () => {
    const show = openPages([a]);
    expect((await show('/mailbox/0a')).body).toMatch(
      /<iframe class="desktop" src="\/mailbox\/0a\.html\?[^>]* sandbox>/,
    );
    const { body, headers } = await show('/mailbox/0a.html');
    expect(body).toContain('79,06');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*; sandbox$/);
  });

  test('cannot have their page framed or sniffed', async () => {
    const { headers } = await openPages([a])('/mailbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

describe('the page of this machine', () => {
  test('shows the local time, what runs next and where to go', async () => {
    const { body } = await openPages([a, b])('/local');
    expect(body).toContain('08:00 Thứ Hai, 15/01/2024');
    expect(body).toContain('Xếp hạng tuần vừa qua');
    expect(body).toContain('Hộp thư: 2 thư');
    expect(body).toContain('http://localhost:8766/local/clock');
  });

  test('asks nothing of other servers', async () => {
    const show = openPages([a]);
    for (const path of ['/local', '/mailbox', '/mailbox/0a', '/local/style.css']) {
      const { body } = await show(path);
      expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(body).not.toMatch(/url\(|@import/);
    }
  });
});
