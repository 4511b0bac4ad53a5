import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extents, fittingMessage, mostHtmlBytes } from '../../../messages/letter/extent.ts';
import { html, shared } from '../../../messages/letter/html.ts';
import {
  mostBytesOf,
  PassageWriter,
  SharedPassage,
  type Words,
  wholeOf,
} from '../../../messages/letter/passages.ts';
import { TextRows } from '../../../messages/letter/text-rows.ts';

/** Any text, halves of characters among it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'ộ', '\ud83d', '\udc4d', '👍', '\r', '\n', '<b>'),
);

const anyWords: fc.Arbitrary<Words> = fc.letrec<{ words: Words }>((tie) => ({
  words: fc.oneof(
    { depthSize: 'small' },
    anyText,
    anyText.map((text) => new SharedPassage(text)),
    fc.array(tie('words'), { maxLength: 4 }),
  ),
})).words;

function textOf(words: Words): string {
  if (typeof words === 'string') return words;
  return words instanceof SharedPassage ? words.text : words.map(textOf).join('');
}

function written(words: Words) {
  const writer = new PassageWriter();
  writer.write(words);
  return writer.end();
}

describe('a text in passages', () => {
  it('is the whole text, what is not shared in one passage between those that are, and never takes more bytes than it says', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const passages = written(words);
        expect(wholeOf(passages)).toBe(textOf(words));
        expect(mostBytesOf(passages)).toBeGreaterThanOrEqual(Buffer.byteLength(textOf(words)));
        for (const [index, passage] of passages.entries()) {
          const next = passages[index + 1];
          expect(typeof passage === 'string' && typeof next === 'string').toBe(false);
          expect([passage, textOf(passage)]).not.toContain('');
        }
      }),
    );
  });

  it('is small enough exactly if its bytes are few enough, however it is cut', () => {
    const anyPart = fc.tuple(anyText, fc.nat({ max: 12_000 }), fc.boolean());
    const anyLetter = fc.array(anyPart, { minLength: 1, maxLength: 6 });
    const ofEveryExtent = { minLength: extents.length, maxLength: extents.length };
    fc.assert(
      fc.property(fc.array(anyLetter, ofEveryExtent), (letters) => {
        const messages = letters.map((parts) => {
          const passages = written(
            parts.map(([text, times, isShared]) => {
              const long = text.repeat(times);
              return isShared ? new SharedPassage(long) : long;
            }),
          );
          const whole = wholeOf(passages);
          return { subject: '', html: whole, text: whole, passages: { html: passages, text: passages } };
        });
        const chosen = fittingMessage((extent) => {
          const message = messages[extents.indexOf(extent)];
          if (message === undefined) throw new RangeError('there is one of every extent');
          return message;
        });
        const small = messages.find((message) => Buffer.byteLength(message.html) < mostHtmlBytes);
        expect(chosen).toBe(small ?? messages.at(-1));
      }),
    );
  });

  it('keeps shared fragments of a template apart', () => {
    const table = html`<ul>${'a&b'}${shared(html`<li>${'<1>'}</li>`)}${[2, shared(html``)]}</ul>`;
    expect(table.passages.map((passage) => (typeof passage === 'string' ? passage : [passage.text]))).toEqual(
      ['<ul>a&amp;b', ['<li>&lt;1&gt;</li>'], '2</ul>'],
    );
    expect(String(table)).toBe('<ul>a&amp;b<li>&lt;1&gt;</li>2</ul>');
  });
});

describe('rows of a text', () => {
  it('are all there in their order, with those of the reader in the place of others', () => {
    const anyRows = fc.array(fc.string(), { maxLength: 70 });
    fc.assert(
      fc.property(anyRows, fc.array(fc.uniqueArray(fc.nat({ max: 69 }))), (rows, readers) => {
        const shown = new TextRows(rows);
        for (const own of readers) {
          const indices = own.filter((index) => index < rows.length).sort((a, b) => a - b);
          const instead = indices.map((index) => ({ index, row: `→ ${rows[index]}` }));
          const marked = rows.map((row, index) => (indices.includes(index) ? `→ ${row}` : row));
          expect(wholeOf(shown.with(instead))).toBe(marked.join(''));
        }
      }),
    );
  });
});
