import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMime } from '../../adapters/ses/mime.ts';
import { deliveryContentSchema } from '../../domain/delivery/delivery-content.ts';
import { textSchema } from '../../domain/language/text.ts';
import { weeklyReportSchema } from '../../domain/report/weekly-report.ts';
import type { Message } from '../../messages/letter/message.ts';
import { sized } from '../fixtures/size.ts';
import { everyContent, fullReport, messageOf, portalUrl, surroundings } from './every-message.ts';
import { tagsOf } from './halves.ts';

/** Pieces that begin tags, leave attributes, name protocols and servers, and mean something to mail programs. */
const hostilePiece = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><a href="https://evil.example">',
  "' onmouseover='alert(1)",
  '</td></table></body>',
  '<!--',
  '-->',
  '<![endif]-->',
  '<style>*{display:none}</style>',
  '&lt;b&gt;',
  '&#60;',
  'https://evil.example/x',
  'javascript:alert(1)',
  'mailto:evil@example.org',
  ' www.evil.example',
  ' evil.example/x?y=1',
  ' EVIL.EXAMPLE:8080',
  ' evil\u3002example',
  ' tệ.việt-nam.example',
  ' ftp://evil.example',
  ' http:\\\\192.0.2.1\\x',
  ' http://192.0.2.1/x',
  ' evil@example.org',
  ' tel:0912345678',
  ' 0912 345 678',
  ' +84 (0)274 3822 825',
  ' (0274) 3822.825',
  ' 1900-1234',
  ' 202-555-0123',
  ' \\\\evil\\share',
  'Bcc: evil@example.org',
  '<evil@example.org>',
  '=?utf-8?Q?=0D=0ABcc:_evil@example.org?=',
  '$&',
  "$'",
  '--=_tiendo',
  '\u200b',
  '😀',
  'Ủy ban nhân dân',
);

/** A text that the catalogue and submissions take; each begins with a letter, as none may be empty. */
const anyLine = fc
  .oneof(
    fc.array(fc.oneof(hostilePiece, fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 3 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => [text]),
  )
  .map((pieces) => `t${pieces.join('')}`)
  .filter((text) => textSchema.safeParse({ vi: text, en: text }).success);

/** About as many texts as all messages have places for: names, posts, notes, comments, reasons and a help line. */
const textsOfRun = 340;

/** The fields that people write freely, in one language. */
const freeFields = new Set(['note', 'comment', 'reason', 'text', 'answer', 'asked', 'officer']);

/** Puts the texts, in turns, in the place of every name and every free text of a content. */
function withTexts(content: unknown, next: () => string): unknown {
  if (Array.isArray(content)) return content.map((one: unknown) => withTexts(one, next));
  if (typeof content !== 'object' || content === null) return content;
  const entries = Object.entries(content);
  const isText = entries.length === 2 && entries.every(([key]) => key === 'vi' || key === 'en');
  // Movers have a field of this name, too, which is no text.
  const isFree = (key: string) => freeFields.has(key) || (key === 'by' && 'about' in content);
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' && (isText || isFree(key))
        ? next()
        : // Operations write it, so that readers call or write to it: it may be a link. Keys of rows nobody writes freely.
          withTexts(value, key === 'helpdesk' || isUnreadableRow(content) ? () => quiet(next()) : next),
    ]),
  );
}

function isUnreadableRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'unreadable-row';
}

/** What some mail program or telephone makes a link of by itself, roughly; each with what is around it. */
const linkable: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:[/\\]{2}\S*/giu,
  /(?:mailto|tel|sms|javascript):[^\s\u200c]+/giu,
  /www\.[^\s\u200c]+/giu,
  /[\p{L}\p{N}][\p{L}\p{N}-]*[.\u3002]\p{L}[\p{L}\p{N}-]+/gu,
  /[^\s\u200c]@[^\s\u200c]+/gu,
  /(?<!\d)\(?(?:(?:\+|0)(?:[ .()-]*\d){7,}|1[89]00(?:[ .()-]*\d){4,})/gu,
  /(?<!\d)\d{3}[ .-]\d{3}[ .-]\d{4}(?!\d)/gu,
  /\\{2}\w+/gu,
];

/** What mail programs would make links of in a message, beside the links that it has. */
function linkableIn({ html, text }: Message): Set<string> {
  const shown = html
    .replace(/^[\s\S]*<body/u, '')
    .replace(/<a [^>]*>https:[^<]*<\/a>/gu, '')
    .replace(/<[^>]*>/gu, '\n')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/gu, (_, name: string) => signs.get(name) ?? '');
  const own = /https:\/\/(?:tiendo|api)\.binhduong\.example\S*/gu;
  const parts = [shown, text.replace(own, '')];
  return new Set(parts.flatMap((part) => linkable.flatMap((form) => part.match(form) ?? [])));
}

const signs = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
  ['nbsp', ' '],
]);

/** Every message in both languages, with the texts in it. */
async function messagesWith(texts: readonly string[]): Promise<Message[]> {
  let at = 0;
  // The number, in letters, keeps names apart that are compared: a post that is named twice is named once.
  const next = () => {
    const number = `${at}`.replace(/\d/gu, (digit) => String.fromCharCode(97 + Number(digit)));
    return `${texts[at++ % texts.length]}${number}`;
  };
  const both = () => textSchema.parse({ vi: next(), en: next() });
  const around = {
    recipient: {
      ...surroundings.recipient,
      post: both(),
      also: (surroundings.recipient.also ?? []).map((post) => ({ ...post, post: both() })),
    },
    // Operations write it, so that readers call or write to it: it may be a link.
    helpdesk: textSchema.parse({ vi: quiet(next()), en: quiet(next()) }),
    report: weeklyReportSchema.parse(withTexts(fullReport, next)),
  };
  const contents = Object.values(everyContent).flat();
  return Promise.all(
    contents.map((content) =>
      messageOf(deliveryContentSchema.parse(withTexts(content, next)), 'both', around),
    ),
  );
}

/** A text without what makes an address. */
function quiet(text: string): string {
  return text.replace(/[.:@\\\d\u3002]/gu, '·');
}

const headers = [
  ...['auto-submitted', 'x-auto-response-suppress', 'x-tiendo-delivery', 'from', 'to', 'subject', 'date'],
  ...['mime-version', 'content-type'],
];

/** The tags of a message, which hostile texts must not change, and where its links lead. */
function skeletonOf({ html }: Message) {
  const tags = tagsOf(html);
  const links = tags.flatMap((tag) => /\shref="([^"]*)"/.exec(tag)?.[1] ?? []);
  return { tags, signs: html.match(/[<>]/g)?.length, links };
}

describe('ten thousand names, posts, notes, comments, reasons and help lines of any content', () => {
  it('F57, F58, R8: make no tag and no link, also not where mail programs look for addresses, and no message for anybody else', {
    timeout: 240_000,
  }, async () => {
    const harmless = await messagesWith(['t']);
    const plain = harmless.map(skeletonOf);
    // Such as the names of files, which nobody but the product writes.
    const ofOurs = new Set(harmless.flatMap((message) => [...linkableIn(message)]));
    expect(plain.flatMap(({ links }) => links).length).toBeGreaterThan(10);
    for (const { links } of plain) {
      for (const link of links)
        expect(
          [portalUrl, 'https://api.binhduong.example/v1'].some((base) => link.startsWith(`${base}/`)),
        ).toBe(true);
    }
    const property = fc.asyncProperty(
      fc.array(anyLine, { minLength: textsOfRun, maxLength: textsOfRun }),
      async (texts) => {
        const messages = await messagesWith(texts);
        expect(messages.map(skeletonOf)).toEqual(plain);
        for (const message of messages)
          expect([...linkableIn(message)].filter((found) => !ofOurs.has(found))).toEqual([]);
        const [name = ''] = texts;
        for (const message of messages) {
          const mime = composeMime(
            { name, address: 'tiendo@example.org', replyTo: null },
            {
              to: { name, email: 'chair@example.org' },
              deliveryId: 'report_20240115T000000Z_chair',
              message,
            },
          );
          const { headers: fields, to, cc, bcc, subject } = await PostalMime.parse(mime);
          expect(fields.map(({ key }) => key)).toEqual(headers);
          expect([to?.map(({ address }) => address), cc, bcc]).toEqual([
            ['chair@example.org'],
            undefined,
            undefined,
          ]);
          expect(subject).not.toMatch(/\p{Cc}/u);
        }
      },
    );
    await fc.assert(property, { numRuns: sized({ usual: 30, full: 300 }) });
  });
});
