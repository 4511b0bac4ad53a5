import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSchema } from '../../../domain/language/text.ts';
import { toSafeInteger, toTwoDecimals } from '../../../domain/submission/numbers/decimal-text.ts';
import { type NumberLocale, readNumberText } from '../../../domain/submission/numbers/number-text.ts';

const locale = fc.constantFrom<NumberLocale>('vi', 'en');
const decimalMarks = { vi: ',', en: '.' };
const groupMarks = { vi: '.', en: ',' };

/** The number a text means, or `?` with every possible reading. */
function outcome(text: string, numberLocale: NumberLocale): string {
  const reading = readNumberText(text, numberLocale);
  return reading.ok ? reading.value : `? ${reading.readings.join(' | ')}`.trim();
}

/** Texts of the characters that numbers use, most of them not numbers. */
const scribble = fc.string({ unit: fc.constantFrom(...'0123459.,,..-'), maxLength: 14 });

describe('F45, F46: readNumberText', () => {
  it.each<[text: string, vi: string, en: string]>([
    ['0', '0', '0'],
    ['5', '5', '5'],
    ['1234567', '1234567', '1234567'],
    ['-1234567', '-1234567', '-1234567'],
    ['007', '7', '7'],
    ['-0', '0', '0'],
    ['-0,00', '0', '0'],
    ['−5', '-5', '-5'],
    ['9007199254740993', '9007199254740993', '9007199254740993'],
    ['1.234.567', '1234567', '1234567'],
    ['1,234,567', '1234567', '1234567'],
    ['1 234 567', '1234567', '1234567'],
    ['-12 345 678.9', '-12345678.9', '-12345678.9'],
    ['1\u00a0234\u00a0567,89', '1234567.89', '1234567.89'],
    ['12,345,678,901', '12345678901', '12345678901'],
    ['1.234.567,89', '1234567.89', '1234567.89'],
    ['1,234,567.89', '1234567.89', '1234567.89'],
    ['-1.234,56', '-1234.56', '-1234.56'],
    ['1.234,56', '1234.56', '1234.56'],
    ['1,234.56', '1234.56', '1234.56'],
    ['1234567,89', '1234567.89', '? 1234567.89 | 123456789'],
    ['1234567.89', '? 1234567.89 | 123456789', '1234567.89'],
    ['1.234', '? 1234', '? 1234'],
    ['1,234', '? 1234', '? 1234'],
    ['3.000', '? 3000 | 3', '? 3 | 3000'],
    ['-12.500', '? -12500 | -12.5', '? -12.5 | -12500'],
    ['12.5', '? 12.5 | 125', '12.5'],
    ['12,5', '12.5', '? 12.5 | 125'],
    ['9.99', '? 9.99 | 999', '9.99'],
    ['02.000', '? 2 | 2000', '2'],
    ['9,99', '9.99', '? 9.99 | 999'],
    ['12,50', '12.5', '? 12.5 | 1250'],
    ['12,00', '12', '? 12 | 1200'],
    ['12,5000', '12.5', '? 12.5 | 125000'],
    ['0,125', '0.125', '0.125'],
    ['0.125', '0.125', '0.125'],
    ['1234,567', '1234.567', '? 1234567'],
    ['\u00a012,5\u202f', '12.5', '? 12.5 | 125'],
    [' 12 ', '12', '12'],
    ['\u202f12\u2009', '12', '12'],
    ['\u2009−1.234.567\u00a0', '-1234567', '-1234567'],
    ['1\u00a0234', '1234', '1234'],
    ['12\u202f345,67', '12345.67', '12345.67'],
    ['-1\u2009234\u2007567.8', '-1234567.8', '-1234567.8'],
  ])('P39, F45, F46: reads %j as %s (vi) and %s (en)', (text, vi, en) => {
    expect([outcome(text, 'vi'), outcome(text, 'en')]).toEqual([vi, en]);
  });

  it.each([
    ...['', ' ', '-', '--5', '- 5', '5-', '(5)', '.', ',', '.5', ',5', '5.', '5,', '1.5.5', '1..5', '1.,5'],
    ...['1.23.456', '12.34.567', '1234.567.890', '0.123.456', '1.234.56', '1,234,56', '1.234.5678', '1,2,3'],
    ...[
      '1.234,567.8',
      '1,234.567,8',
      '1 234',
      '1 234,5',
      '1 234\u00a0567',
      '12 34 567',
      '1 234 56',
      '1\u00a023',
      '12\u202f34',
      "1'234",
      '1_000',
      '1.234.567,',
    ],
    ...['0x10', '0b1', '1e5', '1E5', '+5', 'NaN', 'Infinity', '5%', '5 %', '12 tr', '#DIV/0!', '=1+1', "'5"],
    ...[
      '５',
      '１２,５',
      '٥',
      '१२',
      '²',
      '½',
      '\ufeff5',
      '5\n',
      '5\t',
      '\u200b5',
      '5\u202e',
      '5\0',
      '−−5',
      '–5',
    ],
    ...['9'.repeat(101), `1${' '.repeat(200_000)}1`],
  ])('F45, F46: takes %j in neither locale', (text) => {
    const refused = {
      ok: false,
      code: 'not-a-number',
      readings: [],
      detail: { vi: expect.any(String), en: expect.any(String) },
    };
    expect([readNumberText(text, 'vi'), readNumberText(text, 'en')]).toEqual([refused, refused]);
  });

  it.each<[string, NumberLocale, string, string, string]>([
    ['12.5', 'vi', 'ambiguous-number', '12,5 hay 125?', '12,5 or 125?'],
    ['12,5', 'en', 'ambiguous-number', '12.5 hay 125?', '12.5 or 125?'],
    ['9,99', 'en', 'ambiguous-number', '9.99 hay 999?', '9.99 or 999?'],
    ['1.234', 'vi', 'ambiguous-number', 'Nếu là 1234 thì ghi 1234.', 'If it is 1234, write 1234.'],
    ['9,455', 'vi', 'ambiguous-number', 'hơn hai chữ số thập phân', 'more than two decimals'],
    ['1e1', 'vi', 'not-a-number', 'ghi đủ các chữ số', 'write all of its digits'],
    ['79,06 %', 'vi', 'not-a-number', 'bỏ dấu phần trăm', 'remove the percent sign'],
    ['１２', 'vi', 'not-a-number', 'dùng chữ số 0–9', 'plain digits 0–9'],
    ['1 234', 'vi', 'not-a-number', 'bỏ khoảng trắng', 'remove the spaces between digits'],
    ['+5', 'vi', 'not-a-number', 'bỏ dấu +', 'remove the leading +'],
    ['#DIV/0!', 'vi', 'not-a-number', 'lỗi công thức', 'formula error'],
    ['1..5', 'vi', 'not-a-number', '1.234.567,89', '1.234.567,89'],
    ['1..5', 'en', 'not-a-number', '1,234,567.89', '1,234,567.89'],
    ['1,2E+05', 'vi', 'not-a-number', 'ghi đủ các chữ số', 'write all of its digits'],
    ['12 tr', 'vi', 'not-a-number', 'bỏ chữ', 'without words'],
    ['', 'vi', 'not-a-number', 'Ô trống', 'Empty'],
  ])('P39: says what to do about %j in %s', (text, numberLocale, code, vi, en) => {
    const reading = readNumberText(text, numberLocale);
    expect(reading.ok ? reading : { code: reading.code, detail: reading.detail }).toEqual({
      code,
      detail: { vi: expect.stringContaining(vi), en: expect.stringContaining(en) },
    });
  });

  it.each<[text: string, vi: string, en: string]>([
    ['158.206', '158206', '158206'],
    ['158,206', '158206', '158206'],
    ['-1.000', '-1000', '? -1 | -1000'],
    ['3.000', '3000', '? 3 | 3000'],
    ['3,000', '? 3 | 3000', '3000'],
    ['1.234.567', '1234567', '1234567'],
    ['1,234,567', '1234567', '1234567'],
    ['12,00', '12', '? 12 | 1200'],
    ['12.00', '? 12 | 1200', '12'],
    ['1.234,00', '1234', '1234'],
    ['1\u00a0234', '1234', '1234'],
    // Refused for their decimals by whoever asked for a whole number.
    ['12,5', '12.5', '12.5'],
    ['12.5', '12.5', '12.5'],
    ['1234.567', '1234.567', '1234.567'],
    ['0,125', '0.125', '0.125'],
    ['1 234', '?', '?'],
    ['1.23.456', '?', '?'],
  ])('F45: reads %j among whole numbers as %s (vi) and %s (en)', (text, vi, en) => {
    const read = (numberLocale: NumberLocale) => {
      const reading = readNumberText(text, numberLocale, 'whole');
      return reading.ok ? reading.value : `? ${reading.readings.join(' | ')}`.trim();
    };
    expect([read('vi'), read('en')]).toEqual([vi, en]);
  });

  it('F45: among whole numbers too never takes a text to be one number in one locale and another in the other', () => {
    const grouped = fc
      .tuple(fc.nat(999), fc.array(fc.nat(999), { minLength: 1, maxLength: 3 }), fc.constantFrom('.', ','))
      .map(([first, rest, mark]) => [first, ...rest.map((one) => String(one).padStart(3, '0'))].join(mark));
    fc.assert(
      fc.property(fc.oneof(scribble, grouped), (text) => {
        const [vi, en] = [readNumberText(text, 'vi', 'whole'), readNumberText(text, 'en', 'whole')];
        if (!vi.ok || !en.ok || vi.value.includes('.') || en.value.includes('.')) return;
        expect(vi.value).toBe(en.value);
        // And it is the number that a decimal column reads there, or refuses with among others.
        for (const numberLocale of ['vi', 'en'] as const) {
          const decimal = readNumberText(text, numberLocale);
          expect(decimal.ok ? [decimal.value] : decimal.readings).toContain(vi.value);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('reads back what Intl writes, unless a single group makes it ambiguous', () => {
    const hundredths = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    fc.assert(
      fc.property(locale, hundredths, fc.integer({ min: 0, max: 2 }), (numberLocale, number, decimals) => {
        const digits = String(number < 0n ? -number : number).padStart(decimals + 1, '0');
        const point = digits.length - decimals;
        const sign = number < 0n ? '-' : '';
        const exact = `${sign}${digits.slice(0, point)}${decimals === 0 ? '' : `.${digits.slice(point)}`}`;
        const written = inIntl(exact, numberLocale, decimals);
        const isSingleGroup = /^-?\d{1,3}[.,]\d{3}$/.test(written);
        expect(outcome(written, numberLocale).startsWith('?')).toBe(isSingleGroup);
        if (!isSingleGroup) expect(outcome(written, numberLocale)).toBe(canonical(exact));
      }),
    );
  });

  it('takes only what has one meaning, that of the declared locale if it has one', () => {
    fc.assert(
      fc.property(locale, scribble, (numberLocale, text) => {
        const reading = readNumberText(text, numberLocale);
        if (!reading.ok) return;
        const meanings = (['vi', 'en'] as const).map((one) => meaningIn(one, text));
        expect(new Set(meanings.filter((meaning) => meaning !== null))).toEqual(new Set([reading.value]));
      }),
      { numRuns: 5_000 },
    );
  });

  it('never takes a text to be one number in one locale and another number in the other', () => {
    fc.assert(
      fc.property(scribble, (text) => {
        const [vi, en] = [readNumberText(text, 'vi'), readNumberText(text, 'en')];
        if (vi.ok && en.ok) expect(vi.value).toBe(en.value);
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes every form that a refusal proposes, as the number it stands for', () => {
    fc.assert(
      fc.property(locale, scribble, (numberLocale, text) => {
        const reading = readNumberText(text, numberLocale);
        if (reading.ok) return;
        const proposed = / là (\S+) (?:hay (\S+)\?|thì ghi)/.exec(reading.detail.vi)?.slice(1) ?? [];
        const forms = proposed.filter((form) => form !== undefined);
        expect(forms.map((form) => outcome(form, numberLocale))).toEqual(reading.readings);
      }),
      { numRuns: 5_000 },
    );
  });

  it('says anything about anything in a plain line of text', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }));
    fc.assert(
      fc.property(locale, anything, (numberLocale, text) => {
        const reading = readNumberText(text, numberLocale);
        if (!reading.ok) expect(textSchema.safeParse(reading.detail).success).toBe(true);
      }),
    );
  });
});

describe('a decimal text', () => {
  it.each<[string, number | null, number | null]>([
    ['0', 0, 0],
    ['-5', -5, -5],
    ['12.5', null, 12.5],
    ['-1234.56', null, -1234.56],
    ['12.345', null, null],
    ['9007199254740991', 9_007_199_254_740_991, 9_007_199_254_740_991],
    ['9007199254740993', null, null],
    ['1000000000000.01', null, 1_000_000_000_000.01],
    ['99999999999999999.99', null, null],
    ['9'.repeat(400), null, null],
  ])('F44: %s is the integer %s and the number %s', (value, integer, number) => {
    expect([toSafeInteger(value), toTwoDecimals(value)]).toEqual([integer, number]);
  });
});

/** The number that Intl would write as a text, with or without groups; independent of the code under test. */
function meaningIn(numberLocale: NumberLocale, text: string): string | null {
  const [whole = '', decimals = '', another] = text.split(decimalMarks[numberLocale]);
  const digits = whole.replaceAll(groupMarks[numberLocale], '');
  if (another !== undefined || !/^-?\d+$/.test(digits) || !/^\d*$/.test(decimals)) return null;
  const number = canonical(decimals === '' ? digits : `${digits}.${decimals}`);
  const unsigned = text.replace(/^-(?=[0,.]*$)/, '');
  const written = (groups: boolean) => inIntl(number, numberLocale, decimals.length, groups);
  // Leading zeros mean nothing, except that no group begins with one.
  const isBare = written(false) === unsigned.replace(/^(-?)0+(?=\d)/, '$1');
  return isBare || written(true) === unsigned ? number : null;
}

/** Exact, because Intl takes the number as a text. */
function inIntl(exact: string, numberLocale: NumberLocale, decimals: number, useGrouping = true): string {
  const format = new Intl.NumberFormat(numberLocale === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
    useGrouping,
  });
  const parts = format.formatToParts(literal(exact));
  return parts.map(({ value }) => value).join('');
}

function literal(exact: string): `${number}` {
  const isNumber = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text);
  if (!isNumber(exact)) throw new Error(`not a number: ${exact}`);
  return exact;
}

/** Without insignificant zeros; independent of the code under test. */
function canonical(exact: string): string {
  const [whole = '', decimals = ''] = exact.replace('-', '').split('.');
  const parts = [String(BigInt(whole)), decimals.replace(/0+$/, '')].filter((part) => part !== '');
  const magnitude = parts.join('.');
  return exact.startsWith('-') && magnitude !== '0' ? `-${magnitude}` : magnitude;
}
