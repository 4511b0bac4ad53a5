import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../../domain/table/sheet-names.ts';

describe('names of sheets', () => {
  it.each([
    ['keep what Excel allows', ['Số liệu 766', 'Đơn vị'], ['Số liệu 766', 'Đơn vị']],
    ['have no forbidden characters', ['a[1]:b*c?d/e\\f'], ['a-1--b-c-d-e-f']],
    ['have no apostrophe at an end', [" ' 'a'b' ' ", "'"], ["a'b", 'Sheet (2)']],
    ['are not equal but for case', ['Sở A', 'SỞ A', 'sở a'], ['Sở A', 'SỞ A (2)', 'sở a (3)']],
    ['are composed', ['Sở'.normalize('NFD'), 'Sở'], ['Sở', 'Sở (2)']],
    ['are none that Excel reserves', ['History', ''], ['History (2)', 'Sheet (2)']],
    [
      'have 31 characters at most, also when numbered',
      ['Ủy ban nhân dân thành phố Thủ Dầu Một', 'Ủy ban nhân dân thành phố Thủ Dầu Hai'],
      ['Ủy ban nhân dân thành phố Thủ D', 'Ủy ban nhân dân thành phố T (2)'],
    ],
    ['are never cut within a character', [`${'a'.repeat(30)}👩‍👩‍👧`], ['a'.repeat(30)]],
  ])('%s', (_, texts, names) => {
    expect(sheetNames(texts)).toEqual(names);
  });

  it('are valid and unlike each other, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }), (texts) => {
        const names = sheetNames(texts);
        expect(names.filter((name) => !/^(?!')[^[\]:*?/\\]{1,31}$(?<!')/.test(name))).toEqual([]);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(texts.length);
      }),
    );
  });
});
