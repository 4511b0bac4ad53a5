import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import { validateValues } from '../../../domain/submission/validate-values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const fixture = { set: findSet(smallCatalogue(), 'S'), unit: findUnit(smallCatalogue(), 'P.A') };

function validate(input: ReadonlyMap<string, unknown>) {
  const { set, unit } = fixture;
  if (set === undefined || unit === undefined) throw new Error('the fixture has changed');
  return validateValues(set, unit, input);
}

/** Validates one figure; returns the value, or `pointer code` of every violation. */
function check(id: string, figure: unknown) {
  const result = validate(new Map([[id, figure]]));
  return result.ok
    ? result.values.get(id)
    : result.violations.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('limits of figures', () => {
  it.each<[string, unknown]>([
    ['1e400', ['/values/S.4/count wrong-type']],
    ['9007199254740993', ['/values/S.4/count out-of-bounds']],
    ['9007199254740992', ['/values/S.4/count out-of-bounds']],
    ['-0', { kind: 'count', count: 0 }],
    ['-0.0', { kind: 'count', count: 0 }],
    ['-1e-400', { kind: 'count', count: 0 }],
    ['1e3', { kind: 'count', count: 1000 }],
  ])('F44: reads the count %s as it should', (text, outcome) => {
    expect(check('S.4', JSON.parse(`{"count":${text}}`))).toStrictEqual(outcome);
  });

  it.each(['1e400', '-1e400', '9007199254740993', '1e21', '1e-7'])('F44: refuses the amount %s', (text) => {
    expect(String(check('S.5', JSON.parse(`{"amount":${text}}`)))).toContain('/values/S.5/amount');
  });

  it('F44: keeps a whole number exactly or refuses it, never another number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (number) => {
        const outcome = check('S.4', JSON.parse(`{"count":${number}}`));
        if (Array.isArray(outcome)) expect(number < 0n || number > 2n ** 53n - 1n).toBe(true);
        else expect(outcome).toStrictEqual({ kind: 'count', count: Number(number) });
      }),
    );
  });

  it('takes 1,000 figures, and refuses more unread', () => {
    const send = (many: number) => {
      const result = validate(new Map(Array.from({ length: many }, (_, n) => [`X${n}`, 0])));
      return result.ok ? [] : result.violations.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect(send(1_000)).toHaveLength(1_000);
    expect(send(1_001)).toEqual(['/values too-many-values']);
  });

  it('F49: repeats no more of an unknown id than can be shown', () => {
    const first = (id: string) => {
      const result = validate(new Map([[id, 0]]));
      return result.ok ? undefined : result.violations[0];
    };
    const violation = first('Đ'.repeat(1_000_000));
    expect(violation).toEqual({
      pointer: '/values',
      code: 'unknown-indicator',
      detail: {
        vi: `Bộ chỉ số S (S) không có chỉ số «${'Đ'.repeat(40)}…»; xem danh mục tại GET /v1/catalogue.`,
        en: `Set S (S) has no indicator “${'Đ'.repeat(40)}…”; GET /v1/catalogue lists them.`,
      },
    });
    expect(JSON.stringify(violation).length).toBeLessThan(400);
    expect(first('a\u0000\u202e\ud800\u2028b')?.detail.en).toContain('“a\ufffd\ufffd\ufffd\ufffdb”');
  });
});
