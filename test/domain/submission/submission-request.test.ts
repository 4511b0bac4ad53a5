import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submissionRequestSchema } from '../../../contract/submissions/submission-request.ts';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import { parseInput } from '../../../domain/problem/parse-input.ts';
import { checkComments } from '../../../domain/submission/comments.ts';
import { validateValues } from '../../../domain/submission/validate-values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const request = { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.4': { count: 1 } } };
const parsedRequest = { ...request, values: new Map([['S.4', { count: 1 }]]) };

/** Parses a request like a body; returns the result, or `pointer code` of every violation. */
function parse(changes: object) {
  const parsed = parseInput(submissionRequestSchema, JSON.parse(JSON.stringify({ ...request, ...changes })));
  return parsed.ok ? parsed.value : parsed.violations.map(({ pointer, code }) => `${pointer} ${code}`);
}

const set = findSet(smallCatalogue(), 'S');
const unit = findUnit(smallCatalogue(), 'P.A');
if (set === undefined || unit === undefined) throw new Error('the fixture has changed');

const dangerous = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'valueOf',
  '__defineGetter__',
];

/** JSON of an object with some dangerous keys among others; built as text, since an object literal would lose them. */
const withDangerousKeys = (member: string) =>
  fc
    .uniqueArray(fc.oneof(fc.constantFrom(...dangerous), fc.string()), { minLength: 1, maxLength: 12 })
    .filter((keys) => keys.some((key) => dangerous.includes(key)))
    .map((keys) => ({ keys, text: `{${keys.map((key) => `${JSON.stringify(key)}:${member}`).join()}}` }));

describe('F43: dangerous keys', () => {
  it('are never accepted as indicators, and never dropped', () => {
    fc.assert(
      fc.property(withDangerousKeys('{"count":1}'), ({ keys, text }) => {
        const { values } = submissionRequestSchema.parse({ ...request, values: JSON.parse(text) });
        expect([...values.keys()].sort()).toEqual([...keys].sort());
        const result = validateValues(set, unit, values);
        const codes = result.ok ? [] : result.violations.map(({ code }) => code);
        expect(codes).toEqual(keys.map(() => 'unknown-indicator'));
      }),
    );
  });

  it('are never accepted as keys of comments, and never dropped', () => {
    fc.assert(
      fc.property(withDangerousKeys('"Lý do"'), ({ keys, text }) => {
        const { comments } = submissionRequestSchema.parse({ ...request, comments: JSON.parse(text) });
        const codes = checkComments(new Map(), comments ?? new Map()).map(({ code }) => code);
        expect(codes).toEqual(keys.map(() => 'comment-without-value'));
      }),
    );
  });

  it.each(dangerous)('%s is refused inside a figure', (key) => {
    const figure: unknown = JSON.parse(`{"count":1,${JSON.stringify(key)}:{"count":2}}`);
    const result = validateValues(set, unit, new Map([['S.4', figure]]));
    expect(result).toEqual({
      ok: false,
      values: new Map(),
      violations: [
        {
          pointer: `/values/S.4/${key}`,
          code: 'unknown-field',
          detail: {
            vi: `Không có trường «${key}»; bỏ trường này hoặc kiểm tra chính tả.`,
            en: `There is no field “${key}”; remove it or check its spelling.`,
          },
        },
      ],
    });
  });

  it('cannot smuggle in “nothing to report” by inheritance', () => {
    const figure: unknown = JSON.parse('{"__proto__":{"nothingToReport":true}}');
    expect(validateValues(set, unit, new Map([['S.4', figure]])).ok).toBe(false);
  });
});

describe('F47: Unicode', () => {
  it('folds note, reason and comments to NFC: f(NFC) = f(NFD)', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'Phường Bến Nghé, hoà, hòa, Đề án ẩự'),
      minLength: 1,
      maxLength: 500,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const parsed = (form: 'NFC' | 'NFD') => {
          const folded = text.normalize(form);
          return parse({ note: folded, reason: folded, comments: { 'S.4': folded } });
        };
        expect(parsed('NFD')).toEqual(parsed('NFC'));
      }),
    );
    expect(parse({ note: 'Phường Bến Nghé'.normalize('NFD') })).toEqual({
      ...parsedRequest,
      note: 'Phường Bến Nghé',
    });
  });

  it('measures after folding', () => {
    expect(parse({ comments: { 'S.4': 'ệ'.repeat(500).normalize('NFD') } })).toEqual({
      ...parsedRequest,
      comments: new Map([['S.4', 'ệ'.repeat(500)]]),
    });
    expect(parse({ comments: { 'S.4': 'ệ'.repeat(501) } })).toEqual(['/comments/S.4 out-of-bounds']);
  });
});

describe('F49: text that cannot be shown', () => {
  const bad = [
    'a\ud800b',
    '\udc00',
    'a\u0000b',
    '\u001b[31m',
    'a\u202eb',
    '\u2066a',
    'a\u200fb',
    '\u061c a',
    '\u0085x\u009b',
  ];
  it.each(bad.map((text) => [JSON.stringify(text), text]))('refuses %s', (_, text) => {
    expect(parse({ note: text })).toEqual(['/note invalid']);
    expect(parse({ reason: text })).toEqual(['/reason invalid']);
    expect(parse({ comments: { 'S.4': text } })).toEqual(['/comments/S.4 invalid']);
  });

  it('takes line breaks and tabs, and trims', () => {
    expect(parse({ note: ' Một\r\n\tHai ' })).toEqual({ ...parsedRequest, note: 'Một\r\n\tHai' });
  });

  it.each([
    [{ note: 'x'.repeat(1_000_000) }, ['/note out-of-bounds']],
    [{ comments: { 'S.4': 'x'.repeat(501) } }, ['/comments/S.4 out-of-bounds']],
    [{ asOf: ' ' }, ['/asOf invalid']],
    [{ comments: { 'S.4': 5 } }, ['/comments/S.4 wrong-type']],
    [{ comments: { 'S.4': null } }, ['/comments/S.4 wrong-type']],
    [{ comments: [] }, ['/comments invalid']],
    [{ comments: null }, ['/comments invalid']],
    [{ comments: 'text' }, ['/comments invalid']],
  ])('refuses %#', (changes, violations) => {
    expect(parse(changes)).toEqual(violations);
  });
});
