import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { composeMime } from '../../adapters/ses/mime.ts';
import type { OutgoingMessage } from '../../domain/ports/mailer.ts';

const from = { name: 'Tiến Độ – tỉnh Bình Dương', address: 'tiendo@example.org' };

const outgoing: OutgoingMessage = {
  to: { name: 'Chủ tịch, UBND tỉnh', email: 'chair@example.org' },
  deliveryId: 'report_20240115T000000Z_chair',
  message: {
    subject: 'Tuần 02/2024: 79,06 điểm, hạng 4/63 (+3,39 điểm; giảm 3 bậc)',
    text: 'Hạng 4 trên 63\n\nĐơn vị chưa nộp: xã An Bình',
    html: `<p title="=">Hạng 4 trên 63</p>${'<b>Đơn vị</b>'.repeat(50)}`,
  },
};

/** The header fields a message may have, in their order. */
const fields = [
  'auto-submitted',
  'x-tiendo-delivery',
  'from',
  'to',
  'subject',
  'date',
  'mime-version',
  'content-type',
];

describe('a message as MIME', { timeout: 30_000 }, () => {
  test('says what it is to say, to whom', async () => {
    const parsed = await PostalMime.parse(await composeMime(from, outgoing));
    expect(parsed.headers.map(({ key }) => key)).toEqual(fields);
    expect(parsed.from).toEqual(from);
    expect(parsed.to).toEqual([{ name: 'Chủ tịch, UBND tỉnh', address: 'chair@example.org' }]);
    expect(parsed.subject).toBe(outgoing.message.subject);
    expect(parsed.text?.trimEnd()).toBe(outgoing.message.text);
    expect(parsed.html?.trimEnd()).toBe(outgoing.message.html);
    const header = (name: string) => parsed.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-tiendo-delivery')).toBe(outgoing.deliveryId);
  });

  test('is of short ASCII lines, each part in UTF-8', async () => {
    const mime = (await composeMime(from, outgoing)).toString('latin1');
    for (const line of mime.split('\r\n')) expect(line).toMatch(/^[\t\x20-\x7e]{0,78}$/);
    expect(mime.match(/Content-Type: text\/\w+; charset=utf-8/g)).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ]);
    expect(mime.match(/Content-Transfer-Encoding: quoted-printable/g)).toHaveLength(2);
    expect(mime).not.toMatch(/message-id/i);
  });

  test('row 57, R8: has one recipient and the same headers, whatever names, subject and content hold', async () => {
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
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(hostile, fc.string()), { maxLength: 8 }).map((parts) => parts.join('')),
    );
    const property = fc.asyncProperty(line, line, line, line, async (sender, name, subject, content) => {
      const mime = await composeMime(
        { ...from, name: sender },
        {
          ...outgoing,
          to: { ...outgoing.to, name },
          message: { subject: `1${subject}`, text: `1${content}`, html: `1${content}` },
        },
      );
      const parsed = await PostalMime.parse(mime);
      expect(parsed.headers.map(({ key }) => key)).toEqual(fields);
      expect(parsed.to?.map(({ address }) => address)).toEqual(['chair@example.org']);
      expect(parsed.from?.address).toBe('tiendo@example.org');
      expect([parsed.cc, parsed.bcc, parsed.replyTo]).toEqual([undefined, undefined, undefined]);
      expect(parsed.attachments).toEqual([]);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
