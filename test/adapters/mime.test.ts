import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { composeMime } from '../../adapters/ses/mime.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { SharedPassage, wholeOf } from '../../messages/letter/passages.ts';
import { renderWarningDigest } from '../../messages/warning-digest/warning-digest-message.ts';
import { WeeklyReportLayout } from '../../messages/weekly-report/weekly-report-layout.ts';
import type { OutgoingMessage } from '../../usecases/ports/mailer.ts';
import { sized } from '../fixtures/size.ts';
import { explained as report } from '../messages/weekly-report/weekly-report-fixture.ts';

const from = { name: 'Tiến Độ – tỉnh Bình Dương', address: 'tiendo@example.org', replyTo: null };

const outgoing: OutgoingMessage = {
  to: { name: 'Chủ tịch, UBND tỉnh', email: 'chair@example.org' },
  deliveryId: 'report_20240115T000000Z_chair',
  message: {
    subject: 'Tuần 02/2024: 79,06 điểm, hạng 4/63 (+3,39 điểm; giảm 3 bậc)',
    text: 'Hạng 4 trên 63\n\nĐơn vị chưa nộp: xã An Bình',
    html: `<p title="=">Hạng 4 trên 63</p>${'<b>Đơn vị</b>'.repeat(50)}`,
  },
};

/** The header fields of every message, in order. */
const fields = [
  'auto-submitted',
  'x-auto-response-suppress',
  'x-tiendo-delivery',
  'from',
  'to',
  'subject',
  'date',
  'mime-version',
  'content-type',
];

/** The header fields of a message with an unsubscribe link. */
const fieldsWithLink = [
  ...fields.slice(0, 3),
  'list-unsubscribe',
  'list-unsubscribe-post',
  ...fields.slice(3),
];

const url = `https://api.example.org/v1/unsubscribe/${'a1-_'.repeat(19)}.${'b'.repeat(43)}`;

const hostile = fc.constantFrom(
  '\r\n',
  '\n',
  '\r',
  '\r\n\r\n',
  'Bcc: evil@example.org',
  '<evil@example.org>',
  ', evil@example.org',
  '";',
  '=?utf-8?Q?=0D=0ABcc:_evil@example.org?=',
  '\u2028',
  '\0',
  '\ud800',
  ':',
  ' ',
  'Ủy',
  '--',
);
/** A text that tries to add lines. */
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(hostile, fc.string()), { maxLength: 8 }).map((parts) => parts.join('')),
);

const warning: WarningItem = {
  unit: 'BD.X',
  unitName: { vi: 'Xã X', en: 'Commune X' },
  milestone: 'm',
  name: { vi: 'Mốc', en: 'Milestone' },
  date: '2024-01-18',
  kind: 'ahead',
  workingDays: 3,
  set: '766',
  indicator: '766.1',
  indicatorName: { vi: 'Hồ sơ', en: 'Records' },
  measure: { vi: 'hồ sơ', en: 'records' },
  done: 1,
  target: 2,
  figureDate: null,
  illustrative: false,
};

/** The bytes of a message's two alternatives. */
function partsOf(mime: string): Buffer[] {
  const encoded = mime.matchAll(/Content-Transfer-Encoding: base64\r\n\r\n([\s\S]*?)\r\n--/g);
  return [...encoded].map(([, lines = '']) => {
    expect(lines.replaceAll('\r\n', '')).toMatch(/^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/);
    return Buffer.from(lines, 'base64');
  });
}

describe('a message as MIME', { timeout: 240_000 }, () => {
  test('says what it is to say, to whom', async () => {
    const parsed = await PostalMime.parse(composeMime(from, outgoing));
    expect(parsed.headers.map(({ key }) => key)).toEqual(fields);
    expect(parsed.from).toEqual({ name: from.name, address: from.address });
    expect(parsed.to).toEqual([{ name: 'Chủ tịch, UBND tỉnh', address: 'chair@example.org' }]);
    expect(parsed.subject).toBe(outgoing.message.subject);
    expect(parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(outgoing.message.text);
    expect(parsed.html?.trimEnd()).toBe(outgoing.message.html);
    const header = (name: string) => parsed.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    // Exchange may still say that it could not deliver.
    expect(header('x-auto-response-suppress')).toBe('DR, RN, NRN, OOF, AutoReply');
    expect(header('x-tiendo-delivery')).toBe(outgoing.deliveryId);
  });

  test('P13: is of short ASCII lines, each part in UTF-8', async () => {
    const mime = composeMime(from, outgoing).toString('latin1');
    for (const line of mime.split('\r\n')) expect(line).toMatch(/^[\t\x20-\x7e]{0,78}$/);
    expect(mime.match(/Content-Type: text\/\w+; charset=utf-8/g)).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ]);
    expect(mime.match(/Content-Transfer-Encoding: base64/g)).toHaveLength(2);
    expect(mime).not.toMatch(/message-id/i);
  });

  test('R18, P19: carries the link to unsubscribe with one click, whole and unfolded', async () => {
    const mime = composeMime(from, { ...outgoing, unsubscribe: { url } }).toString('latin1');
    expect(mime).toContain(`\r\nList-Unsubscribe: <${url}>\r\n`);
    expect(mime).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    const parsed = await PostalMime.parse(mime);
    expect(parsed.headers.map(({ key }) => key)).toEqual(fieldsWithLink);
  });

  test('F121: goes into its thread, and replies go to the address of the stage', async () => {
    const mime = composeMime(
      { ...from, replyTo: 'hoi-dap@example.org' },
      { ...outgoing, thread: 'set.766.2024-W02' },
    );
    const parsed = await PostalMime.parse(mime);
    const id = '<set.766.2024-W02@example.org>';
    expect([parsed.inReplyTo, parsed.references]).toEqual([id, id]);
    expect(parsed.replyTo).toEqual([{ name: from.name, address: 'hoi-dap@example.org' }]);
    expect(() => composeMime(from, { ...outgoing, thread: 'a>\r\nBcc: b@example.org' })).toThrow('thread');
  });

  test('F120: has its files after both parts, each with its name in ASCII and as it is', async () => {
    const files = [
      {
        name: 'Hạn nộp.ics',
        mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: Buffer.from('BEGIN\n'),
      },
      { name: 'bang.xlsx', mediaType: 'application/x-test', content: Buffer.from([0, 255, 13, 10]) },
    ];
    const mime = composeMime(from, { ...outgoing, message: { ...outgoing.message, attachments: files } });
    expect(mime.toString('latin1').match(/Content-Type: [\s\S]*?\r\n\r\n/g)).toEqual([
      'Content-Type: multipart/mixed;\r\n boundary="=_mixed_tiendo"\r\n\r\n',
      'Content-Type: multipart/alternative;\r\n boundary="=_tiendo"\r\n\r\n',
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      'Content-Type: text/calendar;\r\n charset=utf-8;\r\n method=PUBLISH;\r\n name="Han nop.ics"\r\nContent-Disposition: attachment;\r\n filename="Han nop.ics";\r\n filename*0*=utf-8\'\'H%E1%BA%A1n%20n%E1%BB%99p.ics\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      'Content-Type: application/x-test;\r\n name="bang.xlsx"\r\nContent-Disposition: attachment;\r\n filename="bang.xlsx"\r\nContent-Transfer-Encoding: base64\r\n\r\n',
    ]);
    const parsed = await PostalMime.parse(mime);
    expect(parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(outgoing.message.text);
    expect(parsed.html?.trimEnd()).toBe(outgoing.message.html);
    const shown = parsed.attachments.map(({ filename, mimeType, disposition, content }) => ({
      filename,
      mimeType,
      disposition,
      content: Buffer.from(typeof content === 'string' ? content : new Uint8Array(content)),
    }));
    expect(shown).toEqual([
      {
        filename: 'Hạn nộp.ics',
        mimeType: 'text/calendar',
        disposition: 'attachment',
        content: Buffer.from('BEGIN\n'),
      },
      {
        filename: 'bang.xlsx',
        mimeType: 'application/x-test',
        disposition: 'attachment',
        content: Buffer.from([0, 255, 13, 10]),
      },
    ]);
  });

  test('F120: is refused with files that are too large, or whose type could add a header', () => {
    const withFile = (mediaType: string, bytes: number) => () =>
      composeMime(from, {
        ...outgoing,
        message: {
          ...outgoing.message,
          attachments: [{ name: 'a', mediaType, content: Buffer.alloc(bytes) }],
        },
      });
    expect(withFile('text/plain', 2 * 1024 * 1024)).not.toThrow();
    expect(withFile('text/plain', 2 * 1024 * 1024 + 1)).toThrow('attachments of 2097153 bytes are too large');
    for (const type of [
      'text/plain\r\nBcc: b@example.org',
      'text',
      '',
      'text/plain; a="b"',
      'text/plain;a=b',
    ])
      expect(withFile(type, 1), type).toThrow('media type');
  });

  test('F120: keeps its headers, its parts and a name without folders, whatever a file is called', async () => {
    const property = fc.asyncProperty(line, async (name) => {
      const files = [{ name: `${name}.xlsx`, mediaType: 'application/x-test', content: Buffer.from('1') }];
      const mime = composeMime(from, { ...outgoing, message: { ...outgoing.message, attachments: files } });
      for (const one of mime.toString('latin1').split('\r\n')) expect(one).toMatch(/^[\t\x20-\x7e]{0,140}$/);
      const parsed = await PostalMime.parse(mime);
      expect(parsed.headers.map(({ key }) => key)).toEqual(fields);
      expect(parsed.to?.map(({ address }) => address)).toEqual(['chair@example.org']);
      expect([parsed.cc, parsed.bcc, parsed.attachments.length]).toEqual([undefined, undefined, 1]);
      expect(parsed.attachments[0]?.filename).toMatch(/^(?![. ])[^\p{C}"*/:<>?\\|]{1,100}\.xlsx$/u);
    });
    await fc.assert(property, { numRuns: sized({ usual: 400, full: 10_000 }) });
  });

  test('has the same parts in short lines, however they are cut, and for every message that shares passages', async () => {
    const passage = fc.oneof(
      line,
      fc.constantFrom('👍', '\udc4d', 'x'.repeat(99)),
      fc.string({ minLength: 60 }),
    );
    const cut = fc.array(fc.tuple(passage, fc.nat({ max: 2 })), { maxLength: 5 });
    const property = fc.asyncProperty(
      fc.uniqueArray(passage, { maxLength: 4 }),
      fc.array(cut, { minLength: 1, maxLength: 4 }),
      async (texts, messages) => {
        const shared = texts.map((text) => new SharedPassage(text));
        for (const own of messages) {
          const html = own.flatMap(([text, which]) => [text, shared[which] ?? text]);
          const passages = { html, text: [...html].reverse() };
          const message = { subject: 'x', html: wholeOf(passages.html), text: wholeOf(passages.text) };
          const mime = composeMime(from, { ...outgoing, message: { ...message, passages } }).toString(
            'latin1',
          );
          for (const one of mime.split('\r\n')) expect(one).toMatch(/^[\t\x20-\x7e]{0,78}$/);
          expect(partsOf(mime)).toEqual(
            partsOf(composeMime(from, { ...outgoing, message }).toString('latin1')),
          );
        }
      },
    );
    await fc.assert(property, { numRuns: sized({ usual: 400, full: 10_000 }) });
  });

  test('of a weekly report has the same parts as one that is encoded whole, for each of its readers', () => {
    const layout = new WeeklyReportLayout(report, [], 'https://tiendo.example');
    for (const { unit } of report.leagues.flatMap(({ lines }) => lines))
      for (const language of ['vi', 'en', 'both'] as const) {
        const post = { vi: `Giám đốc ${unit}`, en: `Director ${unit}` };
        const message = layout.messageTo({ post, unit, language }, 'duty');
        const { subject, html, text } = message;
        const whole = composeMime(from, { ...outgoing, message: { subject, html, text } });
        const mime = composeMime(from, { ...outgoing, message });
        expect(partsOf(mime.toString('latin1'))).toEqual(partsOf(whole.toString('latin1')));
        expect(mime.length).toBeLessThan(whole.length * 1.03);
      }
  });

  test.each(['http://127.0.0.1:8766/v1/unsubscribe/x', 'http://localhost:1/x', 'http://[::1]:80/x'])(
    'takes a link to this machine without TLS: %s',
    async (local) => {
      const mime = composeMime(from, { ...outgoing, unsubscribe: { url: local } });
      expect(mime.toString('latin1')).toContain(`<${new URL(local).href}>`);
    },
  );

  test.each([
    'http://api.example.org/x',
    'http://127.0.0.1.example.org/x',
    'http://localhost@evil.example/x',
    'mailto:a@example.org',
    'javascript:alert(1)',
    'nonsense',
    '',
  ])('refuses the link %j', async (wrong) => {
    expect(() => composeMime(from, { ...outgoing, unsubscribe: { url: wrong } })).toThrow();
  });

  test('F57, R8: thousands of times it has one recipient and the same headers, whatever names, subject, content and link hold', async () => {
    const link = fc.option(
      fc.tuple(fc.constantFrom(url, `${url}?x=`), line).map(([base, more]) => ({ url: base + more })),
      { nil: undefined },
    );
    const property = fc.asyncProperty(
      line,
      line,
      line,
      line,
      link,
      async (sender, name, subject, content, unsubscribe) => {
        const mime = composeMime(
          { ...from, name: sender },
          {
            ...outgoing,
            to: { ...outgoing.to, name },
            message: { subject: `1${subject}`, text: `1${content}`, html: `1${content}` },
            ...(unsubscribe === undefined ? {} : { unsubscribe }),
          },
        );
        const parsed = await PostalMime.parse(mime);
        expect(parsed.headers.map(({ key }) => key)).toEqual(
          unsubscribe === undefined ? fields : fieldsWithLink,
        );
        expect(parsed.to?.map(({ address }) => address)).toEqual(['chair@example.org']);
        expect(parsed.from?.address).toBe('tiendo@example.org');
        expect([parsed.cc, parsed.bcc, parsed.replyTo]).toEqual([undefined, undefined, undefined]);
        expect(parsed.attachments).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: sized({ usual: 600, full: 10_000 }) });
  });

  test('F57, R8: a warning has one recipient and the same headers, whatever posts, units and milestones are called', async () => {
    const property = fc.asyncProperty(line, line, line, line, async (post, unit, name, scope) => {
      const both = (vi: string) => ({ vi, en: vi });
      const item = { ...warning, name: both(name), unitName: both(unit) };
      const items = [item, { ...item, unit: 'BD.Y', unitName: both(`${unit}2`) }];
      const addressee = { post: both(post), also: [{ post: both(unit) }] };
      const digest = { scope: both(scope), day: '2024-01-15', items };
      const message = renderWarningDigest(digest, addressee, 'duty');
      const mime = composeMime(from, { ...outgoing, to: { ...outgoing.to, name: post }, message });
      const parsed = await PostalMime.parse(mime);
      expect(parsed.headers.map(({ key }) => key)).toEqual(fields);
      expect(parsed.to?.map(({ address }) => address)).toEqual(['chair@example.org']);
      expect([parsed.cc, parsed.bcc, parsed.attachments]).toEqual([undefined, undefined, []]);
      expect(parsed.subject).toMatch(/^\[Nhắc việc\] Còn 3 ngày làm việc: .* và 1 việc khác$/);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
