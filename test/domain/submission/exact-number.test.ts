import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectJson } from '../../../domain/submission/json/duplicate-keys.ts';
import { isExactNumber } from '../../../domain/submission/numbers/exact-number.ts';
import { withInexact } from '../../../domain/submission/numbers/inexact-number.ts';

describe('F44: a number in JSON', () => {
  it.each([
    '0',
    '-0',
    '9.45',
    '9.4500000000000000000000',
    '1e5',
    '1.50E+2',
    '9007199254740991',
    '9007199254740992',
  ])('%s is kept exactly', (text) => {
    expect(isExactNumber(text)).toBe(true);
  });

  it.each([
    ...['9.450000000000000000001', '1e400', '-1e400', '9007199254740993', '1e-400', '0.1000000000000000055'],
    ...['123456789012345678', `1${'0'.repeat(400)}`, '12345678901234567890123'],
  ])('%s is not', (text) => {
    expect(isExactNumber(text)).toBe(false);
  });

  it('is exact if and only if parsing it and writing it out gives the same number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(digits, digits, fc.integer({ min: -30, max: 30 }), (whole, decimals, power) => {
        const text = `${BigInt(whole)}.${decimals}e${power}`;
        const [, units = '', rest = '', shift = '0'] =
          /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(Number(text))) ?? [];
        // Both as integers of 10^-120.
        const scaled = (integer: string, fraction: string, exponent: number) =>
          BigInt(integer + fraction.padEnd(120 + exponent, '0').slice(0, 120 + exponent));
        expect(isExactNumber(text)).toBe(
          scaled(String(BigInt(whole)), decimals, power) === scaled(units, rest, Number(shift)),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found wherever it stands, and nowhere else', () => {
    const text =
      '{"a":[1,{"b":9.450000000000000000001}],"9007199254740993":"1e400","c":-9007199254740993,"d":1e400 }';
    expect(inspectJson(text).inexact).toEqual([
      { pointer: '/a/1/b', text: '9.450000000000000000001' },
      { pointer: '/c', text: '-9007199254740993' },
      { pointer: '/d', text: '1e400' },
    ]);
  });

  it('is refused as a CSV cell would be, in place of what else is wrong with it', () => {
    const words = (pointer: string, text: string) =>
      withInexact([{ pointer, text }], [{ pointer, code: 'wrong-type', detail: { vi: 'x', en: 'x' } }]).map(
        ({ code, detail }) => [code, detail.vi],
      );
    expect([
      words('/values/S.4/count', '9007199254740993'),
      words('/values/S.4/count', '9.450000000000000000001'),
      words('/values/S.3/points', '9.450000000000000000001'),
      words('/values/S.5/amount', '1e400'),
      words('/values/S.5/amount', '1e-999999999'),
      words('/sets/0/maxPoints', '123456789012345678'),
    ]).toEqual([
      [['too-large', '«9007199254740993» quá lớn để giữ chính xác; kiểm tra lại số.']],
      [['not-whole', '«9.450000000000000000001» có phần thập phân; ở đây cần số nguyên.']],
      [
        [
          'too-many-decimals',
          '«9.450000000000000000001» có hơn hai chữ số thập phân; làm tròn đến hai chữ số.',
        ],
      ],
      [['too-large', '«1e400» quá lớn để giữ chính xác; kiểm tra lại số.']],
      [['too-many-decimals', '«1e-999999999» có hơn hai chữ số thập phân; làm tròn đến hai chữ số.']],
      [['too-large', '«123456789012345678» quá lớn để giữ chính xác; kiểm tra lại số.']],
    ]);
  });
});
