import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../messages/letter/bilingual-message.ts';

describe('oneLine', () => {
  it('F57: turns line breaks and runs of white space into one space', () => {
    expect(oneLine(' Bộ chỉ số\r\nBcc: a@b.vn\u2028\t766 ')).toBe('Bộ chỉ số Bcc: a@b.vn 766');
  });

  it('F57: never holds a control or bidi-control character', () => {
    const signs = fc.constantFrom(
      'a',
      ' ',
      '\r',
      '\n',
      '\0',
      '\u0085',
      '\u2028',
      '\u202e',
      '\u2066',
      '\u2069',
    );
    fc.assert(
      fc.property(fc.string({ unit: signs }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
